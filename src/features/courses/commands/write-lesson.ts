import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { deleteLessonDraft } from '../queries/lesson-drafts.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { lockTopic, touchTopic } from '../queries/topics.ts';
import { type LessonWords, withWords } from '../rules/lesson-words.ts';
import { isOpenToAuthors } from '../rules/policy.ts';
import { keepLesson } from './keep-lesson.ts';

/**
 * Writes title, summary, minutes and text of a lesson of a draft, or of one prepared for a published topic. Throws `courses.changed_meanwhile` when a
 * colleague wrote it since the form was read (`basedOn`), `courses.lesson_not_found`, `courses.not_a_draft`.
 */
export async function writeLesson(
  parts: Parts,
  actor: Officer,
  { topicId, lessonId }: { topicId: string; lessonId: string },
  { basedOn, ...words }: LessonWords & { basedOn: number },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const topic = await lockTopic(tx, topicId);
    const lesson = await findWrittenLesson(tx, topicId, lessonId);
    if (!topic || !lesson) throw new Refusal('courses.lesson_not_found');
    if (!isOpenToAuthors(topic, lesson)) throw new Refusal('courses.not_a_draft');
    if (lesson.versionNo !== basedOn) throw new Refusal('courses.changed_meanwhile');
    const written = { by: actor.accountId, at: parts.clock.now() };
    await keepLesson(tx, withWords(lesson, words), written);
    await deleteLessonDraft(tx, lessonId, actor.accountId);
    if (topic.state === 'DRAFT') await touchTopic(tx, topicId);
    await recordAudit(
      tx,
      actor,
      'courses.write_lesson',
      { type: 'topic', id: topicId },
      { lessonId },
    );
  });
}
