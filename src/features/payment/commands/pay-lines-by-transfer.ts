import type { Officer } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { notify } from '../../messages/index.ts';
import { insertBankUse, lockBankLine } from '../queries/bank-lines.ts';
import { settleDebt } from '../queries/debts.ts';
import { findGroupOrder, lockGroupOrder } from '../queries/group-orders.ts';
import { insertEvent } from '../queries/order-events.ts';
import { listOrdersById, lockOrder } from '../queries/orders.ts';
import { insertPayment } from '../queries/payments.ts';
import { type BankLine, needsSecondLook } from '../rules/bank-line.ts';
import type { GroupOrder } from '../rules/group-order.ts';
import type { Order } from '../rules/order.ts';
import { bookPayment } from './book-payment.ts';
import { issueGroupReceipt } from './issue-receipt.ts';
import { removeLeavers } from './remove-leavers.ts';

export interface UseOfTransfer {
  groupOrderId: string;
  orderIds: readonly string[];
  /** The clerk asked the payer, as no code in the remark names the order. */
  looked?: boolean;
}

/**
 * Pays exactly these open lines of one group order with a transfer or a part of it (E21): their people
 * get access in the same transaction, the rest stays on the transfer. Throws
 * `payment.bank_line_not_found`, `payment.group_not_found`, `payment.lines_changed` when a line cannot be
 * paid any more, `payment.bank_line_used_up` when the money does not suffice, `payment.second_look` without
 * the code in the remark or a second look; then nothing has changed.
 */
export async function payLinesByTransfer(
  parts: Parts,
  actor: Officer,
  bankLineId: string,
  { groupOrderId, orderIds, looked = false }: UseOfTransfer,
): Promise<{ people: number; amountFen: number }> {
  const known = await findGroupOrder(parts.db, groupOrderId);
  if (known?.payeeId !== actor.organisationId) throw new Refusal('payment.group_not_found');
  await removeLeavers(parts, groupOrderId);
  return inTransaction(parts.db, async (tx) => {
    const bankLine = await lockBankLine(tx, bankLineId);
    if (!bankLine) throw new Refusal('payment.bank_line_not_found');
    const group = await lockGroupOrder(tx, groupOrderId);
    if (!looked && needsSecondLook(bankLine, group)) throw new Refusal('payment.second_look');
    const orders = await loadLines(tx, group, orderIds);
    const paid = { people: orders.length, amountFen: sumOf(orders) };
    if (paid.amountFen > bankLine.amountFen - bankLine.usedFen)
      throw new Refusal('payment.bank_line_used_up');
    const at = parts.clock.now();
    const bankUseId = await insertBankUse(tx, {
      bankLineId,
      purpose: 'GROUP_ORDER',
      groupOrderId,
      amountFen: paid.amountFen,
      note: '',
      usedBy: actor.accountId,
      at,
    });
    for (const order of orders) await payLine(parts, tx, actor, order, { bankLine, bankUseId });
    const subject = { type: 'group_order', id: groupOrderId };
    const facts = { transactionNo: bankLine.transactionNo, ...paid, bankLineId };
    await recordAudit(tx, actor, 'payment.match_transfer', subject, facts);
    await issueGroupReceipt(tx, group, { groupOrderId, bankUseId }, at);
    await notifyPayer(parts, tx, group, paid);
    return paid;
  });
}

const sumOf = (orders: readonly Order[]) =>
  orders.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** The chosen lines, all of this group order. */
async function loadLines(tx: Tx, group: GroupOrder, orderIds: readonly string[]): Promise<Order[]> {
  const wanted = [...new Set(orderIds)];
  const orders = wanted.length > 0 ? await listOrdersById(tx, wanted) : [];
  const foreign = orders.some(({ groupOrderId }) => groupOrderId !== group.id);
  if (foreign || orders.length === 0 || orders.length < wanted.length)
    throw new Refusal('payment.lines_changed');
  return orders;
}

async function payLine(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { id, enrolmentId }: Order,
  { bankLine, bankUseId }: { bankLine: BankLine; bankUseId: string },
): Promise<void> {
  const enrolment = await lockEnrolment(tx, enrolmentId);
  const order = await lockOrder(tx, id);
  const { transactionNo } = bankLine;
  if (await payDebt(parts, tx, actor, { order, transactionNo, bankUseId })) return;
  // A transfer is not refunded automatically: only open lines are paid.
  if (order.state !== 'OPEN') throw new Refusal('payment.lines_changed');
  const outcome = await bookPayment(parts, tx, actor, {
    enrolment,
    order,
    money: {
      tradeNo: bankLine.transactionNo,
      amountFen: order.amountFen,
      method: 'TRANSFER',
      learnedBy: 'BANK_FILE',
      bankUseId,
    },
  });
  if (outcome !== 'SETTLES') throw new Refusal('payment.lines_changed');
}

/** Pays for a person who studies already; false when the order is no debt. */
async function payDebt(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  {
    order: { id: orderId, amountFen },
    transactionNo: tradeNo,
    bankUseId,
  }: { order: Order; transactionNo: string; bankUseId: string },
): Promise<boolean> {
  const at = parts.clock.now();
  const settled = await settleDebt(tx, orderId, { settledUse: bankUseId, settledAt: at });
  if (!settled) return false;
  const money = { tradeNo, amountFen, method: 'TRANSFER', learnedBy: 'BANK_FILE' } as const;
  await insertPayment(tx, { ...money, orderId, bankUseId, outcome: 'SETTLES', at });
  const facts = { amountFen, learnedBy: money.learnedBy };
  await insertEvent(tx, { orderId, kind: 'RECEIVED', facts, at });
  await recordAudit(
    tx,
    actor,
    'payment.settle_debt',
    { type: 'order', id: orderId },
    { amountFen },
  );
  return true;
}

async function notifyPayer(
  parts: Parts,
  tx: Tx,
  group: GroupOrder,
  { people, amountFen }: { people: number; amountFen: number },
): Promise<void> {
  await notify(parts, tx, [group.createdBy], {
    subject: '转账已到账并开通',
    text: `集体订单${group.groupNo}的转账${fenToYuan(amountFen)}元已认领，开通${people}人，收据可以打印。`,
    href: `/group-orders/${group.id}`,
  });
}
