import { yearOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getAffiliation } from '../../people/index.ts';
import { listSlipsById } from '../../result-slips/index.ts';
import type { CertificateEntry } from '../rules/entry.ts';
import type { HoursClaim } from '../rules/hours-claim.ts';
import {
  type AccountLine,
  computeYearAccount,
  type HourRule,
  surplusOf,
  type YearAccount,
} from '../rules/year-account.ts';
import { listCertificateEntries } from './entries.ts';
import { getHourRule } from './hour-rules.ts';
import { listHoursClaims } from './hours-claims.ts';

const lineOf = (entry: CertificateEntry, earnedIn: number | undefined): AccountLine => ({
  kind: entry.subject,
  hours: entry.creditHours,
  because: `${entry.title}（登记号${entry.entryNo}）`,
  entryId: entry.id,
  href: entry.slipId ? `/slips/${entry.slipId}` : `/professional-hours#${entry.id}`,
  ...(earnedIn !== undefined && { earnedIn }),
});

const hoursClaimLineOf = (claim: HoursClaim): AccountLine => ({
  kind: claim.subject,
  hours: claim.creditHours,
  because: `${claim.organiser}：${claim.title}`,
  entryId: claim.id,
  href: '/hours/claims',
});

/**
 * Returns a person's hours of a year against its minima at the place of work (N29, E1, E6), each line with the
 * row it comes from. Withdrawn entries (G12), claims that are not approved (E8) and late hours (E7) do not
 * count.
 */
export async function getYearAccount(
  db: Reader,
  accountId: string,
  year: number,
): Promise<YearAccount> {
  const entries = await listCertificateEntries(db, accountId);
  const rule = await ruleFor(db, accountId, year);
  const claims = await listHoursClaims(db, accountId);
  const passedIn = await listYearsOfPassing(db, entries);
  const linesOf = (wanted: number) => [
    ...entries
      .filter((one) => one.year === wanted && one.withdrawnAt === null)
      .map((one) => lineOf(one, passedIn.get(one.slipId ?? ''))),
    ...claims
      .filter((one) => one.year === wanted && one.state === 'APPROVED' && !one.withdrawnAt)
      .map(hoursClaimLineOf),
  ];
  if (!rule.carryOver) return computeYearAccount(year, linesOf(year), rule);
  const before = await ruleFor(db, accountId, year - 1);
  const carried = surplusOf(computeYearAccount(year - 1, linesOf(year - 1), before), rule);
  return computeYearAccount(year, [...linesOf(year), ...(carried ? [carried] : [])], rule);
}

async function ruleFor(db: Reader, accountId: string, year: number): Promise<HourRule> {
  const { employer, districtId } = await getAffiliation(db, accountId, `${year}-12-31`);
  return getHourRule(db, employer?.jurisdictionId ?? districtId, year);
}

/** Returns the year of the exam of each slip. */
async function listYearsOfPassing(
  db: Reader,
  entries: readonly CertificateEntry[],
): Promise<Map<string, number>> {
  const slips = await listSlipsById(
    db,
    entries.flatMap(({ slipId }) => slipId ?? []),
  );
  return new Map(slips.map(({ id, content }) => [id, yearOf(new Date(content.examinedAt))]));
}
