import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { existsEvent, insertEvent } from '../queries/order-events.ts';
import { findOrderByNo, lockOrder } from '../queries/orders.ts';
import { existsTrade } from '../queries/payments.ts';
import type { Duty, LearnedBy, Order } from '../rules/order.ts';
import { countMoney } from './count-money.ts';
import { settleVisit } from './settle-visit.ts';

export type Settlement = Duty | 'REPEATED' | 'WRONG_AMOUNT' | 'UNKNOWN_ORDER';

/**
 * The one place where money of the gateway counts, whoever tells of it: notification, query, return
 * page, reconciliation (N9). The same trade counts once; the first payment opens study and exam in
 * the same transaction; a further or too late one goes back by itself (Q13); another amount than the
 * order's changes nothing. `trade` must be PAID and come from the gateway itself.
 */
export async function settleOrder(
  parts: Parts,
  trade: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<Settlement> {
  const known = await findOrderByNo(parts.db, trade.orderNo);
  if (!known) return settleVisit(parts, trade, learnedBy);
  return inTransaction(parts.db, async (tx) => {
    const enrolment = await lockEnrolment(tx, known.enrolmentId);
    const order = await lockOrder(tx, known.id);
    if (await existsTrade(tx, trade.tradeNo)) return 'REPEATED';
    if (trade.amountFen !== order.amountFen)
      return refuseAmount(parts, tx, order, trade, learnedBy);
    const { tradeNo, amountFen } = trade;
    return countMoney(parts, tx, 'SYSTEM', {
      enrolment,
      order,
      money: { tradeNo, amountFen, method: 'GATEWAY', learnedBy },
    });
  });
}

const subjectOf = (order: Order) => ({ type: 'order', id: order.id });

/** Told once, however often the gateway repeats it: somebody must look at it. */
async function refuseAmount(
  parts: Parts,
  tx: Tx,
  order: Order,
  trade: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<'WRONG_AMOUNT'> {
  if (await existsEvent(tx, order.id, 'WRONG_AMOUNT')) return 'WRONG_AMOUNT';
  const facts = { amountFen: trade.amountFen, learnedBy };
  await insertEvent(tx, {
    orderId: order.id,
    kind: 'WRONG_AMOUNT',
    facts,
    at: parts.clock.now(),
  });
  await recordAudit(tx, 'SYSTEM', 'payment.refuse_amount', subjectOf(order), {
    tradeNo: trade.tradeNo,
    expectedFen: order.amountFen,
    ...facts,
  });
  return 'WRONG_AMOUNT';
}
