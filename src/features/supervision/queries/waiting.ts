import type { Officer } from '../../../kernel/actor.ts';
import { instantOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { ownOrders } from '../rules/own-orders.ts';
import type { SpotCheck } from '../rules/spot-check.ts';
import { countUnfinishedChecks, findOldestCheck } from './checks.ts';
import { countWaitingOrders, findOldestOrder } from './orders.ts';

/** Orders that an officer has to acknowledge or report on, and reports to accept or send back. */
export async function countOrdersToHandle(db: Reader, actor: Officer): Promise<number> {
  const { received, issued } = ownOrders(actor);
  const waiting = await Promise.all(
    [received, issued].map((one) => (one ? countWaitingOrders(db, one) : 0)),
  );
  return waiting.reduce((sum, one) => sum + one, 0);
}

/** Open spot checks of the officer's body. */
export function countChecksToFinish(db: Reader, actor: Officer): Promise<number> {
  return countUnfinishedChecks(db, scopeOf(actor), actor.role as SpotCheck['role']);
}

/** Since when the oldest of them is open. */
export function findOldestToFinish(db: Reader, actor: Officer): Promise<Date | null> {
  return findOldestCheck(db, scopeOf(actor), actor.role as SpotCheck['role']);
}

/** Since when the oldest order waits, and until when the first is to be done. */
export async function findOldestToHandle(
  db: Reader,
  actor: Officer,
): Promise<{ since: Date | null; due: Date | null }> {
  const { received, issued } = ownOrders(actor);
  const oldest = await Promise.all(
    [received, issued].map((one) => (one ? findOldestOrder(db, one) : null)),
  );
  const [deadline] = oldest.flatMap((one) => one?.deadline ?? []).toSorted();
  const times = oldest.flatMap((one) => (one?.since ? [one.since.getTime()] : []));
  return {
    since: times.length > 0 ? new Date(Math.min(...times)) : null,
    due: deadline ? instantOf(deadline, '23:59') : null,
  };
}
