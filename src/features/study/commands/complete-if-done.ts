import type { Learner } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { completeRound } from '../../enrolment/index.ts';
import { listProgress } from '../queries/progress.ts';
import type { StudyCourse } from '../queries/study-course.ts';
import { lessonsMissing } from '../rules/completion.ts';

/**
 * Completes the round, which opens the exam, when the topic's rule is met (N15, G2). SELF_DECLARED is met
 * only by a declaration. No audit: `completeRound` records it.
 */
export async function completeIfDone(
  tx: Tx,
  actor: Learner,
  { round, topic, lessons }: StudyCourse,
): Promise<void> {
  if (round.completedAt || topic.completionRule === 'SELF_DECLARED') return;
  const missing = lessonsMissing(topic, lessons, await listProgress(tx, round.id));
  if (missing.length === 0) await completeRound(tx, actor, round.id, topic.completionRule);
}
