import type { Reader } from '../../platform/database/index.ts';
import { getAffiliation } from '../accounts/index.ts';
import type { ExternalHourClaim } from './claim.ts';
import { listClaims } from './claim-queries.ts';
import type { CertificateEntry } from './entry.ts';
import { getHourRule, listCertificateEntries } from './queries.ts';
import {
  type AccountLine,
  computeYearAccount,
  type HourRule,
  surplusOf,
  type YearAccount,
} from './year-account.ts';

const lineOf = (entry: CertificateEntry): AccountLine => ({
  kind: entry.subject,
  hours: entry.creditHours,
  because: `${entry.title}（登记号${entry.entryNo}）`,
  entryId: entry.id,
  href: `/slips/${entry.slipId}`,
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
 * claims of hours earned elsewhere once they are approved (E8).
 */
export async function getYearAccount(
  db: Reader,
  accountId: string,
  year: number,
): Promise<YearAccount> {
  const entries = await listCertificateEntries(db, accountId);
  const rule = await ruleFor(db, accountId, year);
  const claims = await listClaims(db, accountId);
  const linesOf = (wanted: number) => [
    ...entries.filter((one) => one.year === wanted && one.withdrawnAt === null).map(lineOf),
    ...claims.filter((one) => one.year === wanted && one.state === 'APPROVED').map(claimLineOf),
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
