import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { type FilmOfLesson, filmOf } from '../rules/film/lesson-film.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import type { LessonVersion } from '../rules/lesson-version.ts';

const select = (db: Reader) =>
  db
    .selectFrom('lessonVersions as version')
    .leftJoin('accounts as author', 'author.id', 'version.writtenBy')
    .select([
      'version.lessonId',
      'version.versionNo',
      'version.title',
      'version.summary',
      'version.minutes',
      'version.body',
      'version.bodyMarkdown',
      'version.bodyHtml',
      'version.film',
      'version.reason',
      'version.writtenBy',
      'version.writtenAt',
      'author.name as writtenByName',
    ])
    .$castTo<LessonVersion>();

/** A version of a lesson, which its authors or somebody who studied it ask for. */
export async function findLessonVersion(
  db: Reader,
  lessonId: string,
  versionNo: number,
): Promise<LessonVersion | undefined> {
  return select(db)
    .where('version.lessonId', '=', lessonId)
    .where('version.versionNo', '=', versionNo)
    .executeTakeFirst();
}

/** The versions of a lesson, newest first. */
export async function listLessonVersions(db: Reader, lessonId: string): Promise<LessonVersion[]> {
  return select(db)
    .where('version.lessonId', '=', lessonId)
    .orderBy('version.versionNo', 'desc')
    .execute();
}

/** How many people studied each version of a lesson. */
export async function countStudied(db: Reader, lessonId: string): Promise<Map<number, number>> {
  const { rows } = await sql<{ versionNo: number; people: number }>`
    select studied.version_no as "versionNo", count(distinct round.enrolment_id)::int as people
    from studied_versions studied join study_rounds round on round.id = studied.round_id
    where studied.lesson_id = ${lessonId} group by studied.version_no`.execute(db);
  return new Map(rows.map(({ versionNo, people }) => [versionNo, people]));
}

/** Whether somebody wrote a lesson in the browser: an import no longer replaces its words. */
export async function wasWrittenHere(db: Reader, lessonId: string): Promise<boolean> {
  const row = await db
    .selectFrom('lessonVersions')
    .select('versionNo')
    .where('lessonId', '=', lessonId)
    .where('writtenBy', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps the film of a lesson with the version that it is, before another takes its place. */
export async function updateFilmOfVersion(
  tx: Tx,
  { id, versionNo, ...film }: FilmOfLesson & { id: string; versionNo: number },
): Promise<void> {
  await tx
    .updateTable('lessonVersions')
    .set({ film: JSON.stringify(filmOf(film)) })
    .where('lessonId', '=', id)
    .where('versionNo', '=', versionNo)
    .execute();
}

export interface Written {
  by: string | null;
  at: Date;
  reason?: string;
}

/** Keeps the words of a lesson as the version that they are. */
export async function insertLessonVersion(
  tx: Tx,
  lesson: WrittenLesson,
  { by, at, reason = '' }: Written,
): Promise<void> {
  await tx
    .insertInto('lessonVersions')
    .values({
      lessonId: lesson.id,
      versionNo: lesson.versionNo,
      title: lesson.title,
      summary: lesson.summary,
      minutes: lesson.minutes,
      body: lesson.body && JSON.stringify(lesson.body),
      bodyMarkdown: lesson.bodyMarkdown,
      bodyHtml: lesson.bodyHtml,
      reason,
      writtenBy: by,
      writtenAt: at,
    })
    .execute();
}
