import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { lockTillDay, type TillDayKey } from '../queries/till-days.ts';
import type { TillDay } from '../rules/till.ts';

/**
 * Returns the open till of a clerk on a day, held so that it is not closed while money moves. Throws
 * `payment.day_closed`, or what the caller names. No audit: what moves the money records it.
 */
export async function joinTillDay(
  tx: Tx,
  { organisationId, clerkId, day }: TillDayKey,
  refusedAs: 'payment.day_closed' | 'payment.entry_waits' = 'payment.day_closed',
): Promise<TillDay> {
  const till = await lockTillDay(tx, { organisationId, clerkId, day }, 'SHARE');
  if (till.state === 'CLOSED') throw new Refusal(refusedAs, { day });
  return till;
}
