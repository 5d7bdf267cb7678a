import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { lockTillDay, type TillDayKey } from '../queries/till-days.ts';
import type { TillDay } from '../rules/till.ts';

interface Joining {
  /** 'UPDATE' for what changes the row itself. */
  lock?: 'SHARE' | 'UPDATE';
  refusedAs?: 'payment.day_closed' | 'payment.entry_waits';
}

/**
 * Returns the open till of a clerk on a day, held so that it is not closed while money moves. Throws
 * `payment.day_closed`, or what the caller names. No audit: what moves the money records it.
 */
export async function joinTillDay(
  tx: Tx,
  { organisationId, clerkId, day }: TillDayKey,
  { lock = 'SHARE', refusedAs = 'payment.day_closed' }: Joining = {},
): Promise<TillDay> {
  const till = await lockTillDay(tx, { organisationId, clerkId, day }, lock);
  if (till.state === 'CLOSED') throw new Refusal(refusedAs, { day });
  return till;
}
