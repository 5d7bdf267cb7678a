import type { Officer } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getCurrentRound, lockEnrolment } from '../../enrolment/index.ts';
import { listAttempts } from '../../exam/index.ts';
import { getLearner } from '../../people/index.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { studyHasBegun } from '../../study/index.ts';
import { findOrder } from '../queries/orders.ts';
import { isClosingOfficer } from '../queries/till-days.ts';
import type { CounterCorrection } from '../rules/counter-correction.ts';
import { voidCauseNames } from '../rules/counter-correction.ts';
import { methodNames } from '../rules/payment.ts';
import { mayCorrectPayment } from '../rules/policy.ts';
import { changeMethod, type HeldPayment, holdPayment, voidPayment } from './void-payment.ts';

/** A payment whose access was used is corrected by two persons. */
export const correctPaymentKind: ProposalKind<CounterCorrection> = {
  kind: 'payment.correct_payment',
  title: '作废或更正现场收款',
  confirmedBy: ['DISTRICT_CLERK', 'CENTRE_CLERK'],
  // A payment is corrected on its day; later a dated entry does it.
  days: 1,
  async apply(parts, tx, { subjectId, change, actor }) {
    const held = await hold(parts, tx, subjectId, change);
    // Nobody confirms their own fee.
    if (held.order.accountId === actor.accountId) throw new Refusal('payment.order_not_found');
    await carryOut(parts, tx, actor, held, change);
  },
};

/**
 * Voids a payment of today at the counter, or corrects its method, with a reason. By the clerk who took it or
 * an officer named for closing; where the learner used the access, it is only proposed, and the id of the
 * proposal returned. Throws `payment.order_not_found`, `payment.not_correctable`, `payment.not_today`,
 * `payment.day_closed`, `payment.exam_taken`, `payment.same_method`.
 */
export function correctPayment(
  parts: Parts,
  actor: Officer,
  orderId: string,
  correction: CounterCorrection,
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const order = await findOrder(tx, orderId);
    const closes = await isClosingOfficer(tx, actor);
    if (!order || !mayCorrectPayment(actor, order, closes))
      throw new Refusal('payment.order_not_found');
    const held = await hold(parts, tx, orderId, correction);
    if (correction.what === 'METHOD' && correction.method === held.payment.method)
      throw new Refusal('payment.same_method');
    if (!(await studyHasBegun(tx, order.enrolmentId, order.roundNo))) {
      await carryOut(parts, tx, actor, held, correction);
      return null;
    }
    return proposeCorrection(parts, tx, actor, held, correction);
  });
}

/** The payment to correct, its enrolment and order held. Throws `payment.exam_taken` where it would be voided. */
async function hold(
  parts: Parts,
  tx: Tx,
  orderId: string,
  { what }: CounterCorrection,
): Promise<HeldPayment> {
  const known = await findOrder(tx, orderId);
  if (!known) throw new Refusal('payment.order_not_found');
  await lockEnrolment(tx, known.enrolmentId);
  const held = await holdPayment(parts, tx, orderId);
  if (what === 'VOID') await refuseExamTaken(tx, known.enrolmentId);
  return held;
}

async function refuseExamTaken(tx: Tx, enrolmentId: string): Promise<void> {
  const round = await getCurrentRound(tx, enrolmentId);
  const attempts = await listAttempts(tx, enrolmentId);
  if (attempts.some(({ roundId }) => roundId === round?.id))
    throw new Refusal('payment.exam_taken');
}

async function carryOut(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  held: HeldPayment,
  correction: CounterCorrection,
): Promise<void> {
  const { order, payment } = held;
  if (correction.what === 'VOID') await voidPayment(parts, tx, actor, held, correction.reason);
  else await changeMethod(parts, tx, actor, held, correction);
  const facts = { ...correction, methodBefore: payment.method, amountFen: payment.amountFen };
  const subject = { type: 'order', id: order.id };
  await recordAudit(tx, actor, 'payment.correct_payment', subject, facts);
}

async function proposeCorrection(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { order, payment }: HeldPayment,
  correction: CounterCorrection,
): Promise<string> {
  const { name } = await getLearner(tx, order.accountId);
  const method = methodNames[payment.method];
  const difference: Difference[] =
    correction.what === 'METHOD'
      ? [{ label: '收款方式', before: method, after: methodNames[correction.method] }]
      : [
          { label: '收款', before: `${method} ${fenToYuan(payment.amountFen)}元`, after: '作废' },
          { label: '原因', before: null, after: voidCauseNames[correction.cause] },
          { label: '学习权限', before: '已开通，学员已开始学习', after: '收回' },
        ];
  return propose(parts, tx, actor, correctPaymentKind, {
    subject: {
      type: 'order',
      id: order.id,
      words: `${name}，订单 ${order.orderNo}`,
      href: `/receipts/${order.id}`,
    },
    difference,
    change: correction,
    reason: correction.reason,
  });
}
