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
import type { Finding, FindingState } from '../queries/findings.ts';
import type { Run } from '../queries/runs.ts';
import { rules } from '../rules/findings/index.ts';
import { findingStateNames, ruleName } from '../rules/findings/rule-words.ts';
import { type FormState, shown } from './form-state.ts';
import { isLooking, RunsLine } from './runs-line.tsx';

export interface FindingList {
  rule: string;
  state: FindingState;
  page: number;
}

/** The address of a list of findings. */
export function hrefOfList({ rule, state, page }: FindingList): string {
  return `/findings?${new URLSearchParams({ state, rule, page: String(page) })}`;
}

interface FindingsPageProps {
  rows: { one: Finding; subject: string }[];
  counts: { rule: string; state: FindingState; count: number }[];
  runs: Run[];
  filter: FindingList;
  more: boolean;
  form: FormState;
}

/** What the rules found; the bureau looks at each, or settles many at once. */
export function FindingsPage({ rows, counts, runs, filter, more, form }: FindingsPageProps) {
  const countOf = (state: FindingState, rule = '') =>
    counts
      .filter((one) => one.state === state && (rule === '' || one.rule === rule))
      .reduce((sum, { count }) => sum + count, 0);
  return (
    <Page
      title="线索"
      width="wide"
      lead="规则每天凌晨检查前一天的办理和考试。线索不是结论：看过依据，再转为案件或者写明理由排除。"
      {...(isLooking(runs) ? { refreshSeconds: 5 } : {})}
      actions={
        <ButtonLink href="/findings/thresholds" tone="quiet">
          规则与阈值
        </ButtonLink>
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <RunsLine runs={runs} />
        <Tabs
          label="状态"
          tabs={(Object.keys(findingStateNames) as FindingState[]).map((state) => ({
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
        <Selection {...{ rows, filter, form }} />
        <Pagination
          previous={filter.page > 1 ? hrefOfList({ ...filter, page: filter.page - 1 }) : null}
          next={more ? hrefOfList({ ...filter, page: filter.page + 1 }) : null}
        />
      </div>
    </Page>
  );
}

function Selection({ rows, filter, form }: Pick<FindingsPageProps, 'rows' | 'filter' | 'form'>) {
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
          <TextField label="排除的理由" hint="排除时填写。" {...shown(form, 'because')} />
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
  rows: FindingsPageProps['rows'];
  open: boolean;
  chosen: ReadonlySet<string>;
}) {
  return (
    <DataTable
      caption="线索"
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
                cell: ({ one, subject }: FindingsPageProps['rows'][number]) => (
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
