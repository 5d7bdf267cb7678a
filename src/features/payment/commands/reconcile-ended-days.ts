import { dayOf } from '../../../kernel/calendar.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listCheckoutsOfDay } from '../queries/checkouts.ts';
import { isReconciled } from '../queries/reconciliations.ts';
import { reconcileDay } from './reconcile-day.ts';

const daysBack = 7;
/** A checkout opened before midnight can be paid for a quarter of an hour. */
const afterMidnightMs = 30 * 60_000;

/** Reconciles the days of the last week that have checkouts and are not reconciled yet. */
export async function reconcileEndedDays(parts: Parts): Promise<void> {
  if (parts.paymentGateways.size === 0) return;
  const now = new Date(parts.clock.now().getTime() - afterMidnightMs);
  for (let back = daysBack; back >= 1; back -= 1) {
    const day = dayOf(new Date(now.getTime() - back * 86_400_000));
    if (await isReconciled(parts.db, day, now)) continue;
    if ((await listCheckoutsOfDay(parts.db, day)).length > 0) await reconcileDay(parts, day);
  }
}
