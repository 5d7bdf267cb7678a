import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { findWrittenLesson } from '../../queries/outline.ts';
import { lockTopic } from '../../queries/topics.ts';
import type { WrittenLesson } from '../../rules/lesson.ts';
import { requireFileAuthor } from '../../rules/policy.ts';
import type { Topic } from '../../rules/topic.ts';

export interface LessonRef {
  topicId: string;
  lessonId: string;
}

/**
 * Locks the topic and returns it with a lesson whose files this officer may change: of a draft every author, of
 * a published one who may propose it. Throws `courses.lesson_not_found`, `courses.closed`,
 * `courses.not_a_proposer`.
 */
export async function lockLesson(
  tx: Tx,
  actor: Officer,
  { topicId, lessonId }: LessonRef,
): Promise<{ topic: Topic; lesson: WrittenLesson }> {
  const topic = await lockTopic(tx, topicId);
  const lesson = await findWrittenLesson(tx, topicId, lessonId);
  if (!topic || !lesson) throw new Refusal('courses.lesson_not_found');
  requireFileAuthor(topic, actor);
  return { topic, lesson };
}

export const nameOfLesson = ({ position, title }: WrittenLesson) => `第${position}课《${title}》`;
