import type { Tx } from '../../../platform/database/index.ts';
import { insertLessonVersion, type Written } from '../queries/lesson-versions.ts';
import { upsertLesson } from '../queries/lessons.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import { markOf } from '../rules/lesson-words.ts';

/**
 * Writes a lesson in the caller's transaction; words that differ from what was there are a version of their own.
 * No audit: the command that writes records it.
 */
export async function keepLesson(tx: Tx, lesson: WrittenLesson, written: Written): Promise<void> {
  const before = await findWrittenLesson(tx, lesson.topicId, lesson.id);
  const isNew = !before || markOf(before) !== markOf(lesson);
  const versionNo = before ? before.versionNo + (isNew ? 1 : 0) : 1;
  await upsertLesson(tx, { ...lesson, versionNo });
  if (isNew) await insertLessonVersion(tx, { ...lesson, versionNo }, written);
}
