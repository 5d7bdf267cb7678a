import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { findGroupOrder, listGroupLines, lockGroupOrder } from '../queries/group-orders.ts';
import { findOpenVisit, findVisit, insertVisit } from '../queries/group-visits.ts';
import { nextNumber } from '../queries/orders.ts';
import { type GroupVisit, sumLines } from '../rules/group-order.ts';
import { expiryOf, isExpired, nextAsk } from '../rules/order.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { endVisit } from './change-group-order.ts';
import { takeOutLeavers } from './take-out-leavers.ts';

/**
 * Sends the unit to the gateway to pay all open lines at once: returns the address. The same way
 * again while it is open and the list unchanged; otherwise the old one is closed at the gateway first.
 * Throws `payment.nobody_left` when nothing is to be paid.
 */
export async function visitGatewayForGroup(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<string> {
  const gateway = parts.paymentGateway;
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  if (!gateway) throw new Refusal('payment.group_online_unavailable', { groupOrderId });
  await takeOutLeavers(parts, groupOrderId);
  const visit = await provideVisit(parts, actor, groupOrderId);
  const group = getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  const topic = await getTopic(parts.db, group.topicId);
  return gateway.payPageUrl({
    orderNo: visit.visitNo,
    amountFen: visit.amountFen,
    subject: `${topic.year}年公需科目集体缴费（${visit.orderIds.length}人）`,
    expiresAt: visit.expiresAt,
    returnUrl: `${parts.publicUrl()}/gateway/return`,
    notifyUrl: `${parts.publicUrl()}/gateway/notification`,
  });
}

async function provideVisit(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<GroupVisit> {
  const older = await findOpenVisit(parts.db, groupOrderId);
  if (older) {
    const lines = await listGroupLines(parts.db, [groupOrderId]);
    const open = lines.filter((line) => line.state === 'OPEN').map((line) => line.orderId);
    const same = open.toSorted().join() === older.orderIds.toSorted().join();
    if (same && !isExpired(older, parts.clock.now())) return older;
    await endVisit(parts, groupOrderId);
  }
  const id = await openVisit(parts, actor, groupOrderId);
  // The other click was faster.
  const visit = id ? await findVisit(parts.db, id) : await findOpenVisit(parts.db, groupOrderId);
  if (!visit) throw new Refusal('payment.still_checking_group', { groupOrderId });
  return visit;
}

async function openVisit(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const group = await lockGroupOrder(tx, groupOrderId);
    const lines = await listGroupLines(tx, [groupOrderId]);
    const { openFen, openCount } = sumLines(lines);
    if (openCount === 0) throw new Refusal('payment.nobody_left');
    const at = parts.clock.now();
    const visitId = await insertVisit(tx, {
      groupOrderId,
      visitNo: await nextNumber(tx, `${group.groupNo}-`, 'group_order_numbers'),
      orderIds: lines
        .filter((line) => line.state === 'OPEN')
        .toSorted((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1))
        .map((line) => line.orderId),
      amountFen: openFen,
      expiresAt: expiryOf(at),
      nextAskAt: nextAsk(0, at),
      createdBy: actor.accountId,
      at,
    });
    const subject = { type: 'group_order', id: groupOrderId };
    const facts = { amountFen: openFen, people: openCount };
    await recordAudit(tx, actor, 'payment.visit_gateway_for_group', subject, facts);
    return visitId;
  });
}
