import { yearOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getAffiliation } from '../../people/index.ts';
import { listSlipsById } from '../../result-slips/index.ts';
import type { CertificateEntry } from '../rules/entry.ts';
import type { ExternalHourClaim } from '../rules/hours-claim.ts';
import {
  type AccountLine,
  computeYearAccount,
  type HourRule,
  surplusOf,
  type YearAccount,
} from '../rules/year-account.ts';
import { listCertificateEntries } from './entries.ts';
import { getHourRule } from './hour-rules.ts';
import { listClaims } from './hours-claims.ts';

const lineOf = (entry: CertificateEntry, earnedIn: number | undefined): AccountLine => ({
  kind: entry.subject,
  hours: entry.creditHours,
  because: `${entry.title}（登记号${entry.entryNo}）`,
  entryId: entry.id,
  href: entry.slipId ? `/slips/${entry.slipId}` : `/professional-hours#${entry.id}`,
  ...(earnedIn !== undefined && { earnedIn }),
});

const claimLineOf = (claim: ExternalHourClaim): AccountLine => ({
  kind: claim.subject,
  hours: claim.creditHours,
  because: `${claim.organiser}：${claim.title}`,
  entryId: claim.id,
  href: '/hours/claims',
});

/**
 * A person's hours of a year against the minima of that year where he works (N29, E1, E6), each line
 * with the row it comes from. Withdrawn entries do not count (G12),
 * claims of hours earned elsewhere once they are approved (E8), nor what came too late (E7).
 */
export async function getYearAccount(
  db: Reader,
  accountId: string,
  year: number,
): Promise<YearAccount> {
  const entries = await listCertificateEntries(db, accountId);
  const rule = await ruleFor(db, accountId, year);
  const claims = await listClaims(db, accountId);
  const passedIn = await listYearsOfPassing(db, entries);
  const linesOf = (wanted: number) => [
    ...entries
      .filter((one) => one.year === wanted && one.withdrawnAt === null)
      .map((one) => lineOf(one, passedIn.get(one.slipId ?? ''))),
    ...claims
      .filter((one) => one.year === wanted && one.state === 'APPROVED' && !one.withdrawnAt)
      .map(claimLineOf),
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

/** In which year the exam behind a slip was passed, by slip. */
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
