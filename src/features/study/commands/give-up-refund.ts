import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment, markRefundAsked } from '../../enrolment/index.ts';
import { insertLedger } from '../queries/ledger.ts';
import { insertOpened } from '../queries/progress.ts';
import { lessonOf, type StudyCourse } from '../queries/study-course.ts';
import { refundGivenUp } from '../rules/events.ts';
import { completeIfDone } from './complete-if-done.ts';

/**
 * Opens a lesson although a refund is asked for, as the learner confirmed: the request is given up and payment
 * withdraws it (E20). Repeats change nothing.
 */
export async function giveUpRefund(
  parts: Parts,
  actor: Learner,
  course: StudyCourse,
  lessonId: string,
): Promise<void> {
  const lesson = lessonOf(course, lessonId);
  const { id: enrolmentId } = course.enrolment;
  await inTransaction(parts.db, async (tx) => {
    const { refundAskedAt, state } = await lockEnrolment(tx, enrolmentId);
    if (refundAskedAt === null || state !== 'OPEN') return;
    const at = parts.clock.now();
    await markRefundAsked(tx, enrolmentId, null);
    // In the same transaction: from now on no refund can be agreed.
    if (await insertOpened(tx, course.round.id, lesson.id, at))
      await insertLedger(tx, { roundId: course.round.id, lessonId, kind: 'OPENED', at });
    await completeIfDone(tx, actor, course);
    await recordAudit(tx, actor, 'study.give_up_refund', { type: 'enrolment', id: enrolmentId });
    await parts.jobs.publish(tx, refundGivenUp, { enrolmentId });
  });
}
