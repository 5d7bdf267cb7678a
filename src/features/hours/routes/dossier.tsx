import type { OfficerRole } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import type { DossierSection } from '../../../platform/dossier.ts';
import { type Column, DataTable } from '../../../ui/index.ts';
import { listCertificateEntries } from '../queries/entries.ts';
import { listHoursClaims } from '../queries/hours-claims.ts';
import { getYearAccount } from '../queries/year-account.ts';
import { type HoursClaim, hoursClaimStateNames, subjectNames } from '../rules/hours-claim.ts';
import type { YearAccount } from '../rules/year-account.ts';

/** Roles that read certificates (roles.md "Confirm 20 h, enter certificate + card"). */
const readBy: readonly OfficerRole[] = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
];

/** Years shown; earlier ones stand in the certificate. */
const yearsShown = 5;

const yearColumns: Column<YearAccount>[] = [
  { key: 'year', label: '年度', value: ({ year }) => year },
  { key: 'public', label: '公需', numeric: true, value: (account) => account.public },
  { key: 'professional', label: '专业', numeric: true, value: ({ professional }) => professional },
  { key: 'total', label: '共', numeric: true, value: ({ total }) => total },
  {
    key: 'wanted',
    label: '要求',
    numeric: true,
    value: ({ minima }) => minima.totalHours ?? minima.publicHours,
  },
  { key: 'met', label: '达标', value: ({ met }) => (met ? '是' : '没有') },
];

const hours: DossierSection = {
  key: 'hours',
  title: '学时',
  order: 90,
  readBy,
  async load({ db, clock }, _officer, accountId) {
    const entries = await listCertificateEntries(db, accountId);
    const current = yearOf(clock.now());
    const years = [...new Set([current, ...entries.map(({ year }) => year)])]
      .toSorted((one, other) => other - one)
      .slice(0, yearsShown);
    const accounts: YearAccount[] = [];
    for (const year of years) accounts.push(await getYearAccount(db, accountId, year));
    return {
      content: (
        <DataTable
          caption="学时"
          columns={yearColumns}
          rows={accounts}
          rowKey={({ year }) => String(year)}
        />
      ),
      moments: entries.map(({ confirmedAt, creditHours, title, withdrawnAt }) => ({
        at: confirmedAt,
        what: `登记 ${creditHours} 学时`,
        note: withdrawnAt ? `${title}，已撤销` : title,
        tone: withdrawnAt ? ('warn' as const) : ('done' as const),
      })),
    };
  },
};

const claimColumns: Column<HoursClaim>[] = [
  { key: 'at', label: '日期', value: ({ requestedAt }) => requestedAt },
  { key: 'title', label: '内容', value: ({ organiser, title }) => `${organiser}：${title}` },
  { key: 'subject', label: '科目', value: ({ subject }) => subjectNames[subject] },
  { key: 'hours', label: '学时', numeric: true, value: ({ creditHours }) => creditHours },
  { key: 'state', label: '状态', value: ({ state }) => hoursClaimStateNames[state] },
];

const claims: DossierSection = {
  key: 'claims',
  title: '学时申请',
  order: 95,
  readBy,
  async load({ db }, _officer, accountId) {
    const list = await listHoursClaims(db, accountId);
    if (list.length === 0) return null;
    return {
      content: (
        <DataTable caption="学时申请" columns={claimColumns} rows={list} rowKey={({ id }) => id} />
      ),
      moments: list.map(({ requestedAt, title, state }) => ({
        at: requestedAt,
        what: `申请认定学时，${hoursClaimStateNames[state]}`,
        note: title,
      })),
    };
  },
};

/** What hours shows of a person: the hours of the last years, and the claims of hours earned elsewhere. */
export const dossierSections = [hours, claims];
