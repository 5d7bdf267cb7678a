import type { OfficerRole } from '../../../kernel/actor.ts';
import type { DossierMoment, DossierSection } from '../../../platform/dossier.ts';
import { Badge, type Column, DataTable, DateTime } from '../../../ui/index.ts';
import { listAttemptsOf } from '../queries/attempts.ts';
import { type Attempt, resultNames } from '../rules/attempt.ts';

/** Roles that see the scores of others (roles.md). */
const readBy: readonly OfficerRole[] = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
];

const outcomeOf = ({ result, restoredAt }: Attempt) =>
  restoredAt ? '已恢复，不计次数' : result ? resultNames[result] : '正在考试';

const columns: Column<Attempt>[] = [
  {
    key: 'at',
    label: '时间',
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => <DateTime value={startedAt} />,
  },
  { key: 'no', label: '次', numeric: true, value: ({ attemptNo }) => attemptNo },
  {
    key: 'result',
    label: '结果',
    value: outcomeOf,
    cell: (attempt) =>
      attempt.result === 'PASSED' ? (
        <Badge tone="success">{outcomeOf(attempt)}</Badge>
      ) : (
        outcomeOf(attempt)
      ),
  },
  {
    key: 'time',
    label: '用时（分钟）',
    numeric: true,
    value: ({ startedAt, closedAt }) =>
      closedAt ? Math.round((closedAt.getTime() - startedAt.getTime()) / 60_000) : null,
  },
  { key: 'score', label: '分', numeric: true, value: ({ score }) => score },
];

/** The newest exam attempts of a person. */
export const attemptsSection: DossierSection = {
  key: 'attempts',
  title: '考试',
  order: 70,
  readBy,
  async load({ db }, officer, accountId) {
    const attempts = await listAttemptsOf(db, accountId);
    const acts =
      officer.role === 'CENTRE_CLERK'
        ? [{ label: '考试处置', href: `/exam-monitor/people/${accountId}` }]
        : [];
    const content = (
      <DataTable caption="考试" columns={columns} rows={attempts} rowKey={({ id }) => id} />
    );
    return { content, moments: attempts.map(momentOf), acts };
  },
};

function momentOf(attempt: Attempt): DossierMoment {
  const { startedAt, gradedAt, score, attemptNo, result } = attempt;
  return {
    at: gradedAt ?? startedAt,
    what: score === null ? `考试${outcomeOf(attempt)}` : `考试 ${score} 分，${outcomeOf(attempt)}`,
    note: `第 ${attemptNo} 次`,
    ...(result === 'PASSED' && { tone: 'done' as const }),
  };
}
