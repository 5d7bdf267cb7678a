import type { Tx } from '../../../platform/database/index.ts';
import { updateFilmOfLesson } from '../queries/film/films.ts';
import {
  insertLessonVersion,
  updateFilmOfVersion,
  type Written,
} from '../queries/lesson-versions.ts';
import { upsertLesson } from '../queries/lessons.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { type FilmOfLesson, filmOf } from '../rules/film/lesson-film.ts';
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
  if (before && isNew) await updateFilmOfVersion(tx, before);
  if (isNew) await insertLessonVersion(tx, { ...lesson, versionNo }, written);
}

/**
 * Gives a published lesson another film or other captions: a version of its own, so that whoever studied the lesson
 * before may watch what it had then. No audit: the command that changes it records it.
 */
export async function keepFilmOfLesson(
  tx: Tx,
  before: WrittenLesson,
  film: FilmOfLesson,
  written: Written,
): Promise<void> {
  const versionNo = before.versionNo + 1;
  await updateFilmOfVersion(tx, before);
  await updateFilmOfLesson(tx, before.id, film, versionNo);
  await insertLessonVersion(tx, { ...before, ...film, versionNo }, written);
}

/**
 * Makes a version of a published lesson whose files change (attachments, package) while its words and film stay,
 * and returns its number. No audit: the command that changes them records it.
 */
export async function keepFilesOfLesson(
  tx: Tx,
  before: WrittenLesson,
  written: Written,
): Promise<number> {
  await keepFilmOfLesson(tx, before, filmOf(before), written);
  return before.versionNo + 1;
}
