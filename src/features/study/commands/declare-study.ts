import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { completeRound } from '../../enrolment/index.ts';
import type { Desk } from '../queries/course-desk.ts';

/** The learner declares that he has studied, offline included, where the topic says that this is enough (G2). */
export async function declareStudy(parts: Parts, actor: Learner, desk: Desk): Promise<void> {
  if (desk.topic.completionRule !== 'SELF_DECLARED')
    throw new Refusal('study.declaration_not_enough', { enrolmentId: desk.enrolment.id });
  await inTransaction(parts.db, async (tx) => {
    await recordAudit(tx, actor, 'study.declare', { type: 'study_round', id: desk.round.id });
    await completeRound(tx, actor, desk.round.id, 'SELF_DECLARED');
  });
}
