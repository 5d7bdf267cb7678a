import type { Actor } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/database/index.ts';
import { ownOrders } from './own-orders.ts';
import { countUnfinishedChecks } from './queries/checks.ts';
import { countWaitingOrders } from './queries/orders.ts';
import type { SpotCheck } from './spot-check.ts';

/** Orders an officer has to acknowledge or report on, and reports he has to accept or send back. */
export async function countOrdersToHandle(db: Reader, actor: Actor): Promise<number> {
  const { received, issued } = ownOrders(actor);
  const waiting = await Promise.all(
    [received, issued].map((one) => (one ? countWaitingOrders(db, one) : 0)),
  );
  return waiting.reduce((sum, one) => sum + one, 0);
}

/** Open spot checks of the officer's body. */
export function countChecksToFinish(db: Reader, actor: Actor): Promise<number> {
  const organisationId = actor.role === 'MUNICIPAL_OFFICER' ? null : actor.organisationId;
  return countUnfinishedChecks(db, actor.role as SpotCheck['role'], organisationId);
}
