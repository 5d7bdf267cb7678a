import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  FilterRow,
  Form,
  Page,
  Pagination,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import type { Finding } from '../queries/findings.ts';
import type { Run } from '../queries/runs.ts';
import {
  type FindingState,
  findingStateNames,
  findingStates,
} from '../rules/findings/finding-state.ts';
import { ruleName, rules } from '../rules/findings/index.ts';
import { isRunning, RunStatus } from './run-status.tsx';

type Row = { one: Finding; subject: string };

export interface FindingList {
  rule: string;
  state: FindingState;
  page: number;
}

/** Returns the address of a list of findings. */
export function hrefOfList({ rule, state, page }: FindingList): string {
  return `/findings?${new URLSearchParams({ state, rule, page: String(page) })}`;
}

interface FindingsPageProps {
  findings: PageOf<Row>;
  counts: { rule: string; state: FindingState; count: number }[];
  runs: Run[];
  filter: FindingList;
  form: FormState;
}

/** The findings of the rules, to be opened one by one or settled many at once. */
export function FindingsPage({ findings, counts, runs, filter, form }: FindingsPageProps) {
  const countOf = (state: FindingState, rule = '') =>
    counts
      .filter((one) => one.state === state && (rule === '' || one.rule === rule))
      .reduce((sum, { count }) => sum + count, 0);
  return (
    <Page
      title="线索"
      width="wide"
      lead="规则每天凌晨检查前一天的办理和考试。线索不是结论：看过依据，再转为案件或者写明理由排除。"
      {...(isRunning(runs) ? { refreshSeconds: 5 } : {})}
      actions={
        <ButtonLink href="/findings/thresholds" tone="quiet">
          规则与阈值
        </ButtonLink>
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <RunStatus runs={runs} />
        <Tabs
          label="状态"
          tabs={findingStates.map((state) => ({
            href: hrefOfList({ ...filter, state, page: 1 }),
            label: findingStateNames[state],
            current: state === filter.state,
            count: countOf(state, filter.rule),
          }))}
        />
        <FilterRow
          action="/findings"
          kept={{ state: filter.state }}
          choices={[
            {
              name: 'rule',
              label: '规则',
              value: filter.rule,
              all: '全部规则',
              options: rules.map(({ code, name }) => ({
                value: code,
                label: `${name}（${countOf(filter.state, code)}）`,
              })),
            },
          ]}
        />
        <Selection rows={findings.rows} filter={filter} form={form} />
        <Pagination of={findings} />
      </div>
    </Page>
  );
}

function Selection({
  rows,
  filter,
  form,
}: Pick<FindingsPageProps, 'filter' | 'form'> & { rows: readonly Row[] }) {
  const open = filter.state === 'NEW' && rows.length > 0;
  return (
    <Form action="/findings/cases">
      <input type="hidden" name="rule" value={filter.rule} />
      <input type="hidden" name="state" value={filter.state} />
      <input type="hidden" name="page" value={filter.page} />
      <FindingTable rows={rows} open={open} chosen={chosenOf(form)} />
      {open ? (
        <div class="mt-4 flex flex-wrap items-end gap-4">
          <div class="mb-5">
            <SubmitButton>选中的转为案件</SubmitButton>
          </div>
          <TextField label="排除的理由" hint="排除时填写。" {...fieldOf(form, 'because')} />
          <div class="mb-5">
            <SubmitButton tone="quiet" formAction="/findings/dismissals">
              选中的排除
            </SubmitButton>
          </div>
        </div>
      ) : null}
    </Form>
  );
}

const chosenOf = ({ values }: FormState) => new Set([values.id ?? []].flat().map(String));

function FindingTable({
  rows,
  open,
  chosen,
}: {
  rows: readonly Row[];
  open: boolean;
  chosen: ReadonlySet<string>;
}) {
  return (
    <DataTable
      caption="线索"
      field="id"
      rows={rows}
      rowKey={({ one }) => one.id}
      empty={
        <EmptyState title="没有线索" icon="check">
          规则没有发现异常，或者都已处理。
        </EmptyState>
      }
      columns={[
        ...(open
          ? [
              {
                key: 'choose',
                label: '选择',
                cell: ({ one, subject }: Row) => (
                  <input
                    type="checkbox"
                    class="checkbox checkbox-sm"
                    name="id"
                    value={one.id}
                    checked={chosen.has(one.id)}
                    aria-label={`选择${subject}：${one.summary}`}
                  />
                ),
              },
            ]
          : []),
        {
          key: 'summary',
          label: '发现',
          cell: ({ one }) => (
            <a class="link" href={`/findings/${one.id}`}>
              {one.summary}
            </a>
          ),
        },
        { key: 'rule', label: '规则', cell: ({ one }) => ruleName(one.rule) },
        { key: 'subject', label: '涉及', cell: ({ subject }) => subject },
        {
          key: 'slips',
          label: '合格单',
          numeric: true,
          cell: ({ one }) => one.slipIds.length || '',
        },
        {
          key: 'at',
          label: '发现时间',
          cell: ({ one }) => <DateTime value={one.foundAt} only="date" />,
        },
      ]}
    />
  );
}
