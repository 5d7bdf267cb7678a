import { Badge, type Column, formatDateTime } from '../../../ui/index.ts';
import type { AssessmentLine } from '../queries/assessment-lines.ts';
import type { FrozenAssessment } from '../queries/assessments.ts';
import { type Outcome, outcomeNames } from '../rules/assessment.ts';
import { proofUrl } from '../rules/evidence.ts';

export interface AssessmentRow {
  accountId: string;
  name: string;
  idNumberMasked: string;
  /** As fixed; undefined where nothing is fixed, or the person was not on the list. */
  fixed: { outcome: Outcome; because: string } | undefined;
  now: AssessmentLine | undefined;
}

const tones: { [outcome in Outcome]: 'success' | 'warning' | 'error' | 'neutral' } = {
  FULFILLED: 'success',
  EXCUSED: 'success',
  TOOK_PART: 'warning',
  NOT_EXCELLENT: 'error',
  NOT_REQUIRED: 'neutral',
};

/** Whether a person stands otherwise now than on the fixed list. */
export function isChanged({ fixed, now }: AssessmentRow): boolean {
  return fixed !== undefined && now !== undefined && fixed.outcome !== now.outcome;
}

/** The people of an assessment: beside now on its page; as fixed in the `latest` version as a workbook. */
export const assessmentColumns = (
  latest: FrozenAssessment | undefined,
): Column<AssessmentRow>[] => [
  { key: 'name', label: '姓名', width: 14, value: ({ name }) => name },
  {
    key: 'number',
    label: '证件号码',
    width: 24,
    value: ({ idNumberMasked }) => idNumberMasked,
    cell: ({ idNumberMasked }) => <span class="figures">{idNumberMasked}</span>,
  },
  ...(latest ? asFixed(latest) : []),
  {
    key: 'now',
    label: '现在',
    cell: (row) =>
      row.fixed && !isChanged(row) ? (
        <span class="text-muted">没有变化</span>
      ) : (
        <OutcomeOf line={row.now} />
      ),
  },
  { key: 'evidence', label: '依据', cell: ({ now }) => <Evidence line={now} /> },
];

const asFixed = (latest: FrozenAssessment): Column<AssessmentRow>[] => [
  { key: 'fixed', label: '确定时', cell: ({ fixed }) => <OutcomeOf line={fixed} /> },
  {
    key: 'outcome',
    label: '结果',
    width: 18,
    only: 'workbook',
    value: ({ fixed }) => (fixed ? outcomeNames[fixed.outcome] : ''),
  },
  {
    key: 'because',
    label: '依据',
    width: 60,
    only: 'workbook',
    value: ({ fixed }) => fixed?.because ?? '',
  },
  {
    key: 'version',
    label: '确定',
    width: 40,
    only: 'workbook',
    value: () =>
      `${latest.frozenByName}，${formatDateTime(latest.frozenAt)}，第${latest.version}版`,
  },
];

function OutcomeOf({ line }: { line: { outcome: Outcome; because: string } | undefined }) {
  if (!line) return <span class="text-muted">不在名单</span>;
  return (
    <>
      <Badge tone={tones[line.outcome]}>{outcomeNames[line.outcome]}</Badge>
      <p class="text-muted">{line.because}</p>
    </>
  );
}

function Evidence({ line }: { line: AssessmentLine | undefined }) {
  if (line?.absenceId)
    return (
      <a class="link" href={`/absence-desk/${line.absenceId}`}>
        正当理由
      </a>
    );
  if (line?.pass?.onPaper) return <span>线下成绩 {line.pass.slip.slipNo}</span>;
  if (line?.pass)
    return (
      <a class="link" href={proofUrl(line.pass)}>
        合格单 {line.pass.slip.slipNo}
      </a>
    );
  return (
    <a class="link" href={`/review/people/${line?.accountId ?? ''}`}>
      历年记录
    </a>
  );
}
