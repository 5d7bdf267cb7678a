import type { Officer } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { tell } from '../../messages/index.ts';
import { insertBankUse, lockBankLine, updateBankNote } from '../queries/bank-lines.ts';
import { findGroupOrder, lockGroupOrder } from '../queries/group-orders.ts';
import { insertGroupReceipt } from '../queries/group-receipts.ts';
import { findOrder, lockOrder } from '../queries/orders.ts';
import { type PayeeAccount, upsertPayeeAccount } from '../queries/payee-accounts.ts';
import type { BankLine } from '../rules/bank-line.ts';
import type { GroupOrder } from '../rules/group-order.ts';
import { countMoney } from './count-money.ts';
import { takeOutLeavers } from './take-out-leavers.ts';

/**
 * The clerk confirms what a transfer, or a piece of it, pays for: exactly these open lines of one group
 * order, whose people get access in the same transaction (E21). What is left of the transfer stays on
 * it. Throws `payment.bank_line_not_found`, `payment.group_not_found`, `payment.lines_changed` when one of them cannot be paid any more,
 * `payment.bank_line_used_up` when the money does not suffice; then nothing has changed.
 */
export async function payLinesByTransfer(
  parts: Parts,
  actor: Officer,
  bankLineId: string,
  { groupOrderId, orderIds }: { groupOrderId: string; orderIds: readonly string[] },
): Promise<{ people: number; amountFen: number }> {
  const known = await findGroupOrder(parts.db, groupOrderId);
  if (known?.payeeId !== actor.organisationId) throw new Refusal('payment.group_not_found');
  await takeOutLeavers(parts, groupOrderId);
  return inTransaction(parts.db, async (tx) => {
    const bankLine = await lockOwnLine(tx, bankLineId);
    const group = await lockGroupOrder(tx, groupOrderId);
    const orders = await loadLines(tx, group, orderIds);
    const amountFen = orders.reduce((sum, order) => sum + order.amountFen, 0);
    if (amountFen > bankLine.amountFen - bankLine.usedFen)
      throw new Refusal('payment.bank_line_used_up');
    const bankUseId = await insertBankUse(tx, {
      bankLineId,
      purpose: 'GROUP_ORDER',
      groupOrderId,
      amountFen,
      note: '',
      usedBy: actor.accountId,
      at: parts.clock.now(),
    });
    for (const { id } of orders) await payLine(parts, tx, actor, { id, bankLine, bankUseId });
    const facts = { transactionNo: bankLine.transactionNo, amountFen, people: orders.length };
    const subject = { type: 'group_order', id: groupOrderId };
    await recordAudit(tx, actor, 'payment.match_transfer', subject, { ...facts, bankLineId });
    const { title, creditCode } = group;
    const source = { bankUseId };
    await tell(parts, tx, [group.createdBy], {
      subject: '转账已到账并开通',
      text: `集体订单${group.groupNo}的转账${fenToYuan(amountFen)}元已认领，开通${orders.length}人，收据可以打印。`,
      href: `/group-orders/${groupOrderId}`,
    });
    await insertGroupReceipt(tx, {
      groupOrderId,
      source,
      title,
      creditCode,
      at: parts.clock.now(),
    });
    return { people: orders.length, amountFen };
  });
}

async function lockOwnLine(tx: Tx, id: string): Promise<BankLine> {
  const line = await lockBankLine(tx, id);
  if (!line) throw new Refusal('payment.bank_line_not_found');
  return line;
}

/** The chosen lines in the order in which enrolments are locked everywhere. */
async function loadLines(tx: Tx, group: GroupOrder, orderIds: readonly string[]) {
  const orders = [];
  for (const id of new Set(orderIds)) {
    const order = await findOrder(tx, id);
    if (order?.groupOrderId !== group.id) throw new Refusal('payment.lines_changed');
    orders.push(order);
  }
  if (orders.length === 0) throw new Refusal('payment.lines_changed');
  return orders.sort((one, other) => (one.enrolmentId < other.enrolmentId ? -1 : 1));
}

async function payLine(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { id, bankLine, bankUseId }: { id: string; bankLine: BankLine; bankUseId: string },
): Promise<void> {
  const known = await findOrder(tx, id);
  if (!known) throw new Refusal('payment.lines_changed');
  const enrolment = await lockEnrolment(tx, known.enrolmentId);
  const order = await lockOrder(tx, id);
  // A transfer cannot go back by itself: only who still waits is paid for.
  if (order.state !== 'OPEN') throw new Refusal('payment.lines_changed');
  const duty = await countMoney(parts, tx, actor, {
    enrolment,
    order,
    money: {
      tradeNo: `${bankLine.transactionNo}/${order.orderNo}`,
      amountFen: order.amountFen,
      method: 'TRANSFER',
      learnedBy: 'BANK_FILE',
      bankUseId,
    },
  });
  if (duty !== 'SETTLES') throw new Refusal('payment.lines_changed');
}

/** The rest of a line, or a part of it, was sent back to the payer; from then on it counts as solved. */
export async function returnTransfer(
  parts: Parts,
  actor: Officer,
  bankLineId: string,
  { amountFen, note }: { amountFen: number; note: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const line = await lockOwnLine(tx, bankLineId);
    if (amountFen > line.amountFen - line.usedFen) throw new Refusal('payment.bank_line_used_up');
    await insertBankUse(tx, {
      bankLineId,
      purpose: 'RETURNED',
      groupOrderId: null,
      amountFen,
      note,
      usedBy: actor.accountId,
      at: parts.clock.now(),
    });
    const subject = { type: 'bank_line', id: bankLineId };
    await recordAudit(tx, actor, 'payment.return_transfer', subject, { amountFen, note });
  });
}

/** What the clerk found out about money nobody knows; the line stays on the list. */
export async function noteTransfer(
  parts: Parts,
  actor: Officer,
  bankLineId: string,
  note: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockOwnLine(tx, bankLineId);
    await updateBankNote(tx, bankLineId, note);
    const subject = { type: 'bank_line', id: bankLineId };
    await recordAudit(tx, actor, 'payment.note_transfer', subject, { note });
  });
}

/** The centre says where transfers are to be sent. */
export async function changePayeeAccount(
  parts: Parts,
  actor: Officer,
  account: PayeeAccount,
): Promise<void> {
  const id = actor.organisationId;
  await inTransaction(parts.db, async (tx) => {
    await upsertPayeeAccount(tx, id, account);
    const subject = { type: 'organisation', id };
    await recordAudit(tx, actor, 'payment.change_payee_account', subject, { ...account });
  });
}
