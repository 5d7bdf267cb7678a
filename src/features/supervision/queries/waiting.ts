import type { Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { ownOrders } from '../rules/own-orders.ts';
import type { SpotCheck } from '../rules/spot-check.ts';
import { countUnfinishedChecks } from './checks.ts';
import { countWaitingOrders } from './orders.ts';

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
