import { Badge, type Column, DateTime } from '../../../ui/index.ts';
import type { AcceptanceCheck, AcceptanceLine, LineOutcome } from '../queries/acceptance.ts';

export const lineOutcomeNames: { [outcome in LineOutcome]: string } = {
  READY: '具备',
  NOT_READY: '不具备',
  UNKNOWN: '查无此人',
};
export const lineDecisionNames = { ACCEPTED: '已受理', REFUSED: '不予受理' };

const tones = { READY: 'success', NOT_READY: 'error', UNKNOWN: 'warning' } as const;

/** The lines of an acceptance check, on its page and as a workbook. */
export const acceptanceColumns = (
  { applicationYear: year, level }: Pick<AcceptanceCheck, 'applicationYear' | 'level'>,
  ticked: readonly string[] = [],
): Column<AcceptanceLine>[] => [
  {
    key: 'choose',
    label: '勾选',
    cell: ({ id, decision, accountId, name }) =>
      decision === null && accountId !== null ? (
        <input
          type="checkbox"
          class="checkbox"
          name="id"
          value={id}
          checked={ticked.includes(id)}
          aria-label={`勾选${name}`}
        />
      ) : null,
  },
  {
    key: 'name',
    label: '姓名',
    width: 14,
    value: ({ name }) => name,
    cell: ({ name, accountId }) =>
      accountId ? (
        <a class="link" href={`/review/people/${accountId}?year=${year}&level=${level}`}>
          {name}
        </a>
      ) : (
        name || '—'
      ),
  },
  {
    key: 'number',
    label: '证件号码',
    width: 24,
    value: ({ idNumberMasked }) => idNumberMasked,
    cell: ({ idNumberMasked }) => <span class="figures">{idNumberMasked}</span>,
  },
  {
    key: 'outcome',
    label: '公需科目',
    width: 12,
    value: ({ outcome }) => lineOutcomeNames[outcome],
    cell: ({ outcome }) => <Badge tone={tones[outcome]}>{lineOutcomeNames[outcome]}</Badge>,
  },
  { key: 'because', label: '说明', width: 60, value: ({ because }) => because },
  {
    key: 'recommended',
    label: '单位推荐',
    cell: ({ recommendationId }) => (recommendationId ? '已推荐' : '没有'),
  },
  {
    key: 'decision',
    label: '办理',
    width: 12,
    value: ({ decision }) => (decision ? lineDecisionNames[decision] : ''),
    cell: ({ decision, decidedAt, decisionNote }) =>
      decision && decidedAt ? (
        <>
          <Badge tone={decision === 'ACCEPTED' ? 'success' : 'error'}>
            {lineDecisionNames[decision]}
          </Badge>{' '}
          <DateTime value={decidedAt} only="date" />
          {decisionNote ? <p class="text-muted">{decisionNote}</p> : null}
        </>
      ) : (
        '—'
      ),
  },
  {
    key: 'note',
    label: '办理说明',
    width: 30,
    only: 'workbook',
    value: ({ decisionNote }) => decisionNote ?? '',
  },
];
