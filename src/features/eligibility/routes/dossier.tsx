import type { DossierSection } from '../../../platform/dossier.ts';
import { Badge, type Column, DataTable, formatDay } from '../../../ui/index.ts';
import { listAbsencesOf } from '../queries/absences.ts';
import { type Absence, absenceStateNames } from '../rules/absence.ts';
import { readingRoles } from '../rules/policy.ts';

const columns: Column<Absence>[] = [
  { key: 'at', label: '日期', value: ({ requestedAt }) => requestedAt },
  {
    key: 'reason',
    label: '理由',
    value: ({ reasonName, years }) => `${reasonName}，${years.join('、')}年`,
  },
  {
    key: 'period',
    label: '起止',
    value: ({ validFrom, validTo }) => `${formatDay(validFrom)}至${formatDay(validTo)}`,
  },
  {
    key: 'state',
    label: '状态',
    value: ({ state }) => absenceStateNames[state],
    cell: ({ state }) =>
      state === 'REQUESTED' ? (
        <Badge tone="warning">{absenceStateNames[state]}</Badge>
      ) : (
        absenceStateNames[state]
      ),
  },
];

/** The justified absences of a person (G13). */
export const absencesSection: DossierSection = {
  key: 'absences',
  title: '正当理由',
  order: 100,
  readBy: readingRoles,
  async load({ db }, _officer, accountId) {
    const absences = await listAbsencesOf(db, accountId);
    if (absences.length === 0) return null;
    return {
      content: (
        <DataTable caption="正当理由" columns={columns} rows={absences} rowKey={({ id }) => id} />
      ),
      moments: absences.map(({ requestedAt, reasonName, state }) => ({
        at: requestedAt,
        what: `正当理由：${reasonName}`,
        note: absenceStateNames[state],
      })),
    };
  },
};
