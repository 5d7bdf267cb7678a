import type { Learner } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { completeRound } from '../../enrolment/index.ts';
import type { Desk } from '../queries/course-desk.ts';
import { listProgress } from '../queries/progress.ts';
import { lessonsMissing } from '../rules/completion.ts';

/**
 * Opens the exam as soon as the topic's completion rule is met (N15, G2). A topic with the rule
 * SELF_DECLARED is completed only by the learner's word. Returns whether the round is complete now.
 * No audit: `completeRound` records it.
 */
export async function completeIfDone(tx: Tx, actor: Learner, desk: Desk): Promise<boolean> {
  if (desk.round.completedAt) return true;
  if (desk.topic.completionRule === 'SELF_DECLARED') return false;
  const progress = await listProgress(tx, desk.round.id);
  const states = progress.map(({ lessonId, watchedSeconds }) => ({
    lessonId,
    opened: true,
    watchedSeconds,
  }));
  if (lessonsMissing(desk.topic, desk.lessons, states).length > 0) return false;
  await completeRound(tx, actor, desk.round.id, desk.topic.completionRule);
  return true;
}
