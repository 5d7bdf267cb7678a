import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { lockGroupOrder } from '../queries/group-orders.ts';
import { insertGroupReceipt } from '../queries/group-receipts.ts';
import {
  findVisitByNo,
  lockVisit,
  markVisitPaid,
  markWrongAmount,
} from '../queries/group-visits.ts';
import { findOrder, lockOrder } from '../queries/orders.ts';
import type { GroupVisit } from '../rules/group-order.ts';
import type { LearnedBy } from '../rules/order.ts';
import { countMoney } from './count-money.ts';

/**
 * Money of a unit's way to the gateway: the sum must be right, then each line counts for itself in
 * one transaction (E21). A person who paid himself meanwhile has his share sent back (Q13). Told
 * twice it counts once; an unknown number is nobody's.
 */
export async function settleVisit(
  parts: Parts,
  trade: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<'SETTLES' | 'LATE' | 'REPEATED' | 'WRONG_AMOUNT' | 'UNKNOWN_ORDER'> {
  const known = await findVisitByNo(parts.db, trade.orderNo);
  if (!known) return 'UNKNOWN_ORDER';
  return inTransaction(parts.db, async (tx) => {
    const group = await lockGroupOrder(tx, known.groupOrderId);
    const visit = await lockVisit(tx, known.id);
    if (visit.state === 'PAID') return 'REPEATED';
    if (trade.amountFen !== visit.amountFen) return refuseAmount(tx, visit, trade);
    const at = parts.clock.now();
    await markVisitPaid(tx, visit.id, { tradeNo: trade.tradeNo, at });
    const settled = await countLines(parts, tx, visit, trade, learnedBy);
    const subject = { type: 'group_order', id: group.id };
    const facts = { tradeNo: trade.tradeNo, amountFen: trade.amountFen, settled, learnedBy };
    await recordAudit(tx, 'SYSTEM', 'payment.receive_group', subject, facts);
    const { title, creditCode } = group;
    const source = { visitId: visit.id };
    await insertGroupReceipt(tx, { groupOrderId: group.id, source, title, creditCode, at });
    return settled > 0 ? 'SETTLES' : 'LATE';
  });
}

async function countLines(
  parts: Parts,
  tx: Tx,
  visit: GroupVisit,
  trade: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<number> {
  let settled = 0;
  for (const orderId of visit.orderIds) {
    const known = await findOrder(tx, orderId);
    if (!known) throw new Error(`visit ${visit.id} without its order ${orderId}`);
    const enrolment = await lockEnrolment(tx, known.enrolmentId);
    const order = await lockOrder(tx, orderId);
    const duty = await countMoney(parts, tx, 'SYSTEM', {
      enrolment,
      order,
      money: {
        tradeNo: `${trade.tradeNo}/${order.orderNo}`,
        amountFen: order.amountFen,
        method: 'GATEWAY',
        learnedBy,
        visitId: visit.id,
      },
    });
    if (duty === 'SETTLES') settled += 1;
  }
  return settled;
}

/** Told once, however often the gateway repeats it: somebody must look at it. */
async function refuseAmount(
  tx: Tx,
  visit: GroupVisit,
  trade: GatewayTrade,
): Promise<'WRONG_AMOUNT'> {
  if (visit.wrongAmountFen !== null) return 'WRONG_AMOUNT';
  await markWrongAmount(tx, visit.id, trade.amountFen);
  const subject = { type: 'group_order', id: visit.groupOrderId };
  const facts = { tradeNo: trade.tradeNo, expectedFen: visit.amountFen, toldFen: trade.amountFen };
  await recordAudit(tx, 'SYSTEM', 'payment.refuse_amount', subject, facts);
  return 'WRONG_AMOUNT';
}
