import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  ActionFold,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Page,
  SubmitButton,
  TextField,
  WorkList,
} from '../../../ui/index.ts';
import type { Run } from '../queries/runs.ts';
import {
  type FindingState,
  findingStateNames,
  findingStates,
} from '../rules/findings/finding-state.ts';
import { rules } from '../rules/findings/index.ts';
import { type FindingRow, findingColumns } from './finding-columns.tsx';
import { isRunning, RunStatus } from './run-status.tsx';

export interface FindingList {
  rule: string;
  state: FindingState;
  sort?: string | undefined;
  page: number;
}

/** Returns the address of a list of findings. */
export function hrefOfList({ rule, state, sort, page }: FindingList): string {
  const query = { state, rule, page: String(page), ...(sort ? { sort } : {}) };
  return `/findings?${new URLSearchParams(query)}`;
}

interface FindingsPageProps {
  findings: PageOf<FindingRow>;
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
        <WorkList
          caption="线索"
          page={findings}
          rowKey={({ one }) => one.id}
          sort={filter.sort ?? '-at'}
          columns={findingColumns}
          opens={({ one }) => `/findings/${one.id}`}
          copies
          views={findingStates.map((state) => ({
            href: hrefOfList({ ...filter, state, page: 1 }),
            label: findingStateNames[state],
            current: state === filter.state,
            count: countOf(state, filter.rule),
          }))}
          filters={{ kept: { state: filter.state }, choices: [ruleChoice(filter, countOf)] }}
          {...(filter.state === 'NEW' ? { chosen: chosenOf(filter, form) } : {})}
          empty={
            <EmptyState title="没有线索" icon="check">
              规则没有发现异常，或者都已处理。
            </EmptyState>
          }
        />
      </div>
    </Page>
  );
}

const ruleChoice = (
  { rule, state }: FindingList,
  countOf: (state: FindingState, rule: string) => number,
) => ({
  name: 'rule',
  label: '规则',
  value: rule,
  all: '全部规则',
  options: rules.map(({ code, name }) => ({
    value: code,
    label: `${name}（${countOf(state, code)}）`,
  })),
});

/** The ticked findings: made cases, or dismissed with a reason. */
function chosenOf({ rule, state, sort, page }: FindingList, form: FormState) {
  return {
    choice: {
      field: 'id',
      valueOf: ({ one }: FindingRow) => one.id,
      labelOf: ({ one, subject }: FindingRow) => `选择${subject}：${one.summary}`,
      ticked: [form.values.id ?? []].flat().map(String),
    },
    action: '/findings/cases',
    kept: { rule, state, page: String(page), ...(sort ? { sort } : {}) },
    buttons: (
      <>
        <ActionFold label="选中的排除" tone="quiet" open={form.errors.because !== undefined}>
          <TextField label="排除的理由" neededWhen="排除时填写" {...fieldOf(form, 'because')} />
          <SubmitButton tone="danger" formAction="/findings/dismissals">
            确认排除
          </SubmitButton>
        </ActionFold>
        <ActionFold label="选中的转为案件">
          <p>勾选的线索转为案件，继续调查？</p>
          <SubmitButton>确认转为案件</SubmitButton>
        </ActionFold>
      </>
    ),
  };
}
