import type { Officer } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { changeOwed, lockEnrolment, revokeAccess } from '../../enrolment/index.ts';
import { notify } from '../../messages/index.ts';
import { propose } from '../../proposals/index.ts';
import { type BankUse, lockBankUse, markUseReversed } from '../queries/bank-uses.ts';
import { freePaymentsOfUse } from '../queries/counter-transfers.ts';
import { insertDebt } from '../queries/debts.ts';
import { lockGroupOrder } from '../queries/group-orders.ts';
import { insertEvent } from '../queries/order-events.ts';
import { lockOrder, markOrderClosed, reopenOrder } from '../queries/orders.ts';
import { listPaidBy, markPaymentsReversed, type PaidLine } from '../queries/paid-lines.ts';
import { findValidReceipt, markReceiptReversed } from '../queries/receipts.ts';
import { hasUsedAccess } from '../queries/used-access.ts';
import { receiptReversed } from '../rules/events.ts';
import type { GroupOrder } from '../rules/group-order.ts';
import { reverseMatchKind } from '../rules/reversal.ts';

/** What a reversal frees and whom it concerns, before it is proposed. */
export interface Reversal {
  use: BankUse;
  group: GroupOrder | null;
  lines: (PaidLine & { used: boolean })[];
}

/** Reversing a match of a transfer takes two persons (E21). */
export const reverseMatch: ProposalKind<Record<string, never>> = {
  kind: reverseMatchKind.kind,
  title: '撤销来款的认领',
  confirmedBy: ['CENTRE_CLERK'],
  apply: (parts, tx, { subjectId, actor, reason }) =>
    applyReversal(parts, tx, actor, { useId: subjectId, reason }),
};

/**
 * Proposes to reverse a match of a transfer, or a return that was recorded wrongly; returns the proposal's id.
 * Throws `payment.use_not_found`, `payment.use_reversed`, `payment.use_refunding`, `payment.use_textbooks`.
 */
export async function proposeReversal(
  parts: Parts,
  actor: Officer,
  { bankLineId, useId, reason }: { bankLineId: string; useId: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { use, lines } = await loadReversal(tx, useId);
    if (use.bankLineId !== bankLineId) throw new Refusal('payment.use_not_found');
    const used = lines.filter((line) => line.used);
    const unused = lines.length - used.length;
    const difference = [
      {
        label: '来款余额',
        before: `${fenToYuan(use.restFen)} 元`,
        after: `${fenToYuan(use.restFen + use.amountFen)} 元`,
      },
      ...(unused > 0
        ? [
            {
              label: '没有开始学习的',
              before: `${unused} 人已开通`,
              after: `${unused} 人收回权限，回到待付款`,
            },
          ]
        : []),
      ...(used.length > 0
        ? [
            {
              label: '已经学习的',
              before: `${used.length} 人已付款`,
              after: `${used.length} 人继续学习，列为单位欠费`,
            },
          ]
        : []),
    ];
    return propose(parts, tx, actor, reverseMatch, {
      subject: {
        type: 'bank_use',
        id: useId,
        words: `流水 ${use.transactionNo} 认领的 ${fenToYuan(use.amountFen)} 元${use.groupNo ? `（集体订单 ${use.groupNo}）` : ''}`,
        href: `/bank-lines/${bankLineId}`,
      },
      difference,
      change: {},
      reason,
    });
  });
}

/**
 * The use with the people it paid for, checked for what forbids a reversal. Everything is held, so that no refund
 * is asked for meanwhile.
 */
async function loadReversal(tx: Tx, useId: string): Promise<Reversal> {
  const use = await lockBankUse(tx, useId);
  if (!use) throw new Refusal('payment.use_not_found');
  if (use.reversedAt) throw new Refusal('payment.use_reversed');
  // The bill of the books was settled by it: that is taken back there.
  if (use.purpose === 'TEXTBOOKS') throw new Refusal('payment.use_textbooks');
  const group = use.groupOrderId ? await lockGroupOrder(tx, use.groupOrderId) : null;
  const lines = [];
  // What the counter took stays paid there.
  for (const line of group ? await listPaidBy(tx, useId) : []) {
    await lockEnrolment(tx, line.enrolmentId);
    const { state } = await lockOrder(tx, line.orderId);
    if (state !== 'PAID') throw new Refusal('payment.use_refunding');
    lines.push({ ...line, used: await hasUsedAccess(tx, line) });
  }
  return { use, group, lines };
}

async function applyReversal(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { useId, reason }: { useId: string; reason: string },
): Promise<void> {
  const at = parts.clock.now();
  const { use, group, lines } = await loadReversal(tx, useId);
  await markUseReversed(tx, use, { reversedBy: actor.accountId, reversedBecause: reason, at });
  if (use.purpose === 'COUNTER') await freePaymentsOfUse(tx, useId);
  else await markPaymentsReversed(tx, useId);
  if (group) {
    for (const line of lines) await reverseLine(parts, tx, actor, { line, group, useId });
    const receipt = await findValidReceipt(tx, { bankUseId: useId });
    if (receipt) {
      await markReceiptReversed(tx, receipt.id, at);
      const source = { sourceKind: 'BANK_USE', sourceId: useId } as const;
      await parts.jobs.publish(tx, receiptReversed, { ...source, because: '转账认领有误' });
    }
    await notifyUnit(parts, tx, group, lines, use.amountFen);
  }
  const debts = lines.filter(({ used }) => used).length;
  const facts = { amountFen: use.amountFen, people: lines.length, debts, reason };
  await recordAudit(tx, actor, 'payment.reverse_match', { type: 'bank_use', id: useId }, facts);
}

async function reverseLine(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { line, group, useId }: { line: Reversal['lines'][number]; group: GroupOrder; useId: string },
): Promise<void> {
  const at = parts.clock.now();
  const { orderId, enrolmentId, roundNo, amountFen } = line;
  await insertEvent(tx, { orderId, kind: 'MATCH_REVERSED', facts: { amountFen }, at });
  if (line.used) {
    const debt = { orderId, groupOrderId: group.id, amountFen, reversedUse: useId, since: at };
    return insertDebt(tx, debt);
  }
  if (roundNo > 1) await changeOwed(tx, actor, { enrolmentId, roundNo, owedFen: amountFen });
  else
    await revokeAccess(tx, actor, enrolmentId, { because: 'MATCH_REVERSED', becomes: 'SELECTED' });
  if (group.state === 'OPEN') await reopenOrder(tx, orderId);
  else await markOrderClosed(tx, orderId, 'CANCELLED', at);
  await notify(parts, tx, [line.accountId], {
    subject: '单位的缴费已撤销',
    text: '单位为您缴费的转账认领有误，已经撤销；课程暂停，等单位重新付款后开通，已选的课程保留。',
    href: `/enrolments/${enrolmentId}`,
    channels: ['SMS'],
  });
}

async function notifyUnit(
  parts: Parts,
  tx: Tx,
  group: GroupOrder,
  lines: Reversal['lines'],
  amountFen: number,
): Promise<void> {
  const used = lines.filter((line) => line.used).length;
  const closed = lines.length - used;
  const said = [
    closed > 0 ? `${closed}人回到待付款` : '',
    used > 0 ? `${used}人已经学习，列为欠费` : '',
  ].filter(Boolean);
  await notify(parts, tx, [group.createdBy], {
    subject: '转账认领有误，已经撤销',
    text: `集体订单${group.groupNo}认领的${fenToYuan(amountFen)}元不是本单位的转账，已经撤销：${said.join('，')}。请按汇款码转账。`,
    href: `/group-orders/${group.id}`,
  });
}
