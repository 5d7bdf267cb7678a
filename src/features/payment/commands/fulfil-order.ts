import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { changeOwed, grantAccess } from '../../enrolment/index.ts';
import { insertEvent } from '../queries/order-events.ts';
import { markOrderPaid } from '../queries/orders.ts';
import type { Order } from '../rules/order.ts';
import type { LearnedBy } from '../rules/payment.ts';
import { issueReceipt } from './issue-receipt.ts';

/**
 * Marks an order paid, opens what it pays for, study and exam or a restudy round (N7-N9, G6), and issues
 * the receipt; all in the caller's transaction. No audit: payment and access record theirs.
 */
export async function fulfilOrder(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  order: Pick<
    Order,
    'id' | 'enrolmentId' | 'accountId' | 'roundNo' | 'channel' | 'amountFen' | 'organisationId'
  >,
  learnedBy: LearnedBy,
): Promise<void> {
  const at = parts.clock.now();
  const { id: orderId, enrolmentId, roundNo, channel, amountFen, organisationId } = order;
  await markOrderPaid(tx, orderId, at);
  await insertEvent(tx, { orderId, kind: 'RECEIVED', facts: { amountFen, learnedBy }, at });
  if (roundNo > 1) await changeOwed(tx, actor, { enrolmentId, roundNo, owedFen: 0 });
  else
    await grantAccess(parts, tx, actor, {
      enrolmentId,
      because: channel,
      orderId,
      ...(channel === 'COUNTER' ? { organisationId } : {}),
    });
  await insertEvent(tx, { orderId, kind: 'ACCESS_OPENED', at });
  // The unit gets one receipt for all its lines.
  if (channel !== 'GROUP') await issueReceipt(tx, actor, order, at);
}
