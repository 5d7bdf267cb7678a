import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { findCurrent, insertVersion } from '../queries/versions.ts';
import { differenceOfDays, type SpecialDay, type YearOfDays } from '../rules/holidays.ts';

/** The days off and days worked of a year, from the day of the confirmation: two persons, because terms follow them. */
export const setHolidaysKind: ProposalKind<YearOfDays> = {
  kind: 'place.set_holidays',
  title: '设置节假日和调休',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(parts, tx, { change, actor, proposedBy, reason }) {
    const key = String(change.year);
    const before = ((await findCurrent(tx, 'HOLIDAYS', key)) as YearOfDays | null)?.days ?? [];
    const difference = differenceOfDays(before, change.days);
    const by = { setBy: proposedBy, confirmedBy: actor.accountId, at: parts.clock.now() };
    await insertVersion(tx, {
      ...{ aspect: 'HOLIDAYS', key, content: change, difference, reason },
      ...by,
    });
    const subject = { type: 'holidays', id: key };
    await recordAudit(tx, actor, 'place.set_holidays', subject, { difference, reason });
  },
};

/**
 * Proposes the days of a year, and returns the proposal. Terms that run already keep their end. Throws
 * `place.same_days`. No audit: `propose` records it.
 */
export function proposeHolidays(
  parts: Parts,
  actor: Officer,
  { year, days, reason }: { year: number; days: SpecialDay[]; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const key = String(year);
    const before = ((await findCurrent(tx, 'HOLIDAYS', key)) as YearOfDays | null)?.days ?? [];
    const difference = differenceOfDays(before, days);
    if (difference.length === 0) throw new Refusal('place.same_days', { year });
    return propose(parts, tx, actor, setHolidaysKind, {
      subject: {
        ...{ type: 'holidays', id: key, href: `/place/holidays?year=${key}` },
        words: `${key} 年的节假日和调休`,
      },
      difference,
      change: { year, days },
      reason,
    });
  });
}
