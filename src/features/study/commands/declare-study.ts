import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { completeRound } from '../../enrolment/index.ts';
import type { StudyCourse } from '../queries/study-course.ts';

/** Completes the round by the learner's declaration, where the topic's rule allows it (G2). */
export async function declareStudy(
  parts: Parts,
  actor: Learner,
  course: StudyCourse,
): Promise<void> {
  if (course.topic.completionRule !== 'SELF_DECLARED')
    throw new Refusal('study.declaration_not_enough', { enrolmentId: course.enrolment.id });
  await inTransaction(parts.db, async (tx) => {
    await recordAudit(tx, actor, 'study.declare', { type: 'study_round', id: course.round.id });
    await completeRound(tx, actor, course.round.id, 'SELF_DECLARED');
  });
}
