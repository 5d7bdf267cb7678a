import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { upsertLesson } from '../queries/lessons.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { touchTopic } from '../queries/topics.ts';
import { type LessonWords, markOf, withWords } from '../rules/lesson-words.ts';
import { lockDraft } from './lock-draft.ts';

/**
 * Writes title, summary, minutes and text of a lesson of a draft. Throws `courses.changed_meanwhile` when a
 * colleague wrote it since the form was read (`basedOn`), `courses.lesson_not_found`, `courses.not_a_draft`.
 */
export async function writeLesson(
  parts: Parts,
  actor: Officer,
  { topicId, lessonId }: { topicId: string; lessonId: string },
  { basedOn, ...words }: LessonWords & { basedOn: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockDraft(tx, topicId);
    const lesson = await findWrittenLesson(tx, topicId, lessonId);
    if (!lesson) throw new Refusal('courses.lesson_not_found');
    if (markOf(lesson) !== basedOn) throw new Refusal('courses.changed_meanwhile');
    await upsertLesson(tx, withWords(lesson, words));
    await touchTopic(tx, topicId);
    await recordAudit(
      tx,
      actor,
      'courses.write_lesson',
      { type: 'topic', id: topicId },
      { lessonId },
    );
  });
}
