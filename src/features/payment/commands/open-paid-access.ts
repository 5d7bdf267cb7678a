import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { changeOwed, grantAccess } from '../../enrolment/index.ts';
import { getLearner } from '../../people/index.ts';
import { insertEvent } from '../queries/order-events.ts';
import { markPaid } from '../queries/orders.ts';
import { insertReceipt } from '../queries/receipts.ts';
import type { LearnedBy, Order } from '../rules/order.ts';

/**
 * The order's money is here, online or at a counter: it is paid, what it pays for opens, study and
 * exam or a restudy round (N7-N9, G6), and the receipt is issued; all in the caller's transaction.
 * No audit: the payment and the access record theirs.
 */
export async function openPaid(
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
  await markPaid(tx, orderId, at);
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
  if (channel === 'GROUP') return;
  const { name: title } = await getLearner(tx, order.accountId);
  const issuedBy = actor === 'SYSTEM' ? null : actor.accountId;
  await insertReceipt(tx, { orderId, title, creditCode: null, issuedBy, organisationId, at });
}
