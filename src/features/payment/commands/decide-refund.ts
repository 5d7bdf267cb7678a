import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { changeOwed, lockEnrolment, markRefundAsked, revokeAccess } from '../../enrolment/index.ts';
import { notify } from '../../messages/index.ts';
import { studyHasBegun } from '../../study/index.ts';
import { updateOrderState } from '../queries/orders.ts';
import { findRefund, insertRefundEvent, lockRefund, updateRefund } from '../queries/refunds.ts';
import { refundDue } from '../rules/events.ts';
import { mayDecideRefund } from '../rules/policy.ts';
import type { RefundCase } from '../rules/refund.ts';
import { refundAgreed, refundRefused } from '../rules/texts.ts';

/**
 * Decides a refund request for the body that took the money. Agreeing revokes access, or the restudy round,
 * before any money leaves (E20, G6). Throws `payment.refund_not_found` for a foreign one,
 * `payment.refund_decided`, and `payment.study_begun_meanwhile` when the learner began to study.
 */
export async function decideRefund(
  parts: Parts,
  actor: Officer,
  refundId: string,
  decision: { agreed: boolean; note: string },
): Promise<void> {
  const known = await findRefund(parts.db, refundId);
  if (!known || !mayDecideRefund(actor, known)) throw new Refusal('payment.refund_not_found');
  await inTransaction(parts.db, async (tx) => {
    await lockEnrolment(tx, known.enrolmentId);
    const refund = await lockRefund(tx, refundId);
    if (refund.state !== 'REQUESTED') throw new Refusal('payment.refund_decided');
    await markRefundAsked(tx, refund.enrolmentId, null);
    if (decision.agreed) await agree(parts, tx, actor, refund);
    else await reject(parts, tx, actor, refund, decision.note);
    const subject = { type: 'refund', id: refundId };
    await recordAudit(tx, actor, 'payment.decide_refund', subject, { ...decision });
  });
}

async function agree(parts: Parts, tx: Tx, actor: Officer, refund: RefundCase): Promise<void> {
  if (await studyHasBegun(tx, refund.enrolmentId, refund.roundNo))
    throw new Refusal('payment.study_begun_meanwhile');
  const at = parts.clock.now();
  await updateRefund(tx, refund.id, { state: 'APPROVED', decidedBy: actor.accountId });
  const { enrolmentId, roundNo, amountFen } = refund;
  if (roundNo > 1) await changeOwed(tx, actor, { enrolmentId, roundNo, owedFen: amountFen });
  else await revokeAccess(tx, actor, enrolmentId, { because: 'REFUND', becomes: 'REFUNDED' });
  const byGateway = refund.method === 'GATEWAY';
  const text = byGateway
    ? '同意退费，学习权限已收回，正在原路退款'
    : refund.groupOrderId
      ? '同意退费，学习权限已收回，款项将转回单位账户'
      : '同意退费，学习权限已收回，请到现场领取退款';
  await insertRefundEvent(tx, { refundId: refund.id, state: 'APPROVED', text, at });
  const way = byGateway ? '款项将原路退回' : '请到收款单位领取退款';
  await notify(parts, tx, [refund.accountId], {
    ...wordText(parts.place, refundAgreed, { 退款方式: way }),
    ...(refund.groupOrderId && { text: toTheUnit }),
    href: `/orders/${refund.orderId}`,
    channels: ['SMS'],
  });
  if (byGateway) await parts.jobs.publish(tx, refundDue, { refundId: refund.id });
}

const toTheUnit = '单位为您缴的费用已同意退还单位，课程已停用；需要时可以自己缴费。';

async function reject(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  refund: RefundCase,
  note: string,
): Promise<void> {
  const at = parts.clock.now();
  await updateRefund(tx, refund.id, {
    state: 'REJECTED',
    decidedBy: actor.accountId,
    settledAt: at,
  });
  await updateOrderState(tx, refund.orderId, 'PAID');
  const text = `未同意退费：${note}`;
  await insertRefundEvent(tx, { refundId: refund.id, state: 'REJECTED', text, at });
  await notify(parts, tx, [refund.accountId], {
    ...wordText(parts.place, refundRefused, { 原因: note }),
    href: `/orders/${refund.orderId}`,
    channels: ['SMS'],
  });
}
