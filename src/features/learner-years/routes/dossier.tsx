import type { DossierSection } from '../../../platform/dossier.ts';
import { type Column, DataTable, formatDate } from '../../../ui/index.ts';
import { listYearsOf } from '../queries/people.ts';
import type { LearnerYear } from '../rules/learner-year.ts';
import { watchingRoles } from '../rules/policy.ts';

const step = (key: StepKey, label: string): Column<LearnerYear> => ({
  key,
  label,
  value: (year) => {
    const at = year[key];
    return at ? formatDate(at).replace(`${year.year}年`, '') : '—';
  },
});
type StepKey = 'enrolledAt' | 'accessAt' | 'studiedAt' | 'passedAt' | 'endorsedAt' | 'recordedAt';

const columns: Column<LearnerYear>[] = [
  { key: 'year', label: '年度', value: ({ year }) => `${year}年` },
  step('enrolledAt', '选课'),
  step('accessAt', '开通'),
  step('studiedAt', '学完'),
  step('passedAt', '合格'),
  step('endorsedAt', '审验'),
  step('recordedAt', '登记学时'),
  {
    key: 'note',
    label: '说明',
    value: ({ excusedAt, required }) => (excusedAt ? '有正当理由' : required ? '' : '当年不要求'),
  },
];

/** Year by year, how far the person has come (N34). */
export const yearsSection: DossierSection = {
  key: 'years',
  title: '逐年',
  order: 10,
  wide: true,
  readBy: watchingRoles,
  async load({ db }, _officer, accountId) {
    const years = await listYearsOf(db, accountId);
    if (years.length === 0) return null;
    const content = (
      <DataTable
        caption="每一年走到哪一步"
        columns={columns}
        rows={years}
        rowKey={({ year }) => String(year)}
      />
    );
    return { content };
  },
};
