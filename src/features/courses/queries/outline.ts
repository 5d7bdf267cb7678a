import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Chapter, LessonText, Listing, WrittenLesson } from '../rules/lesson.ts';
import type { Outline } from '../rules/outline.ts';
import { lessonColumns, listChapters, listLessons } from './lessons.ts';

export interface CourseOutline {
  chapters: Chapter[];
  lessons: LessonText[];
}

/** The chapters and lessons of a topic in their order, with the length of each text. */
export async function loadOutline(db: Reader, topicId: string): Promise<CourseOutline> {
  const lengths = await db
    .selectFrom('lessons')
    .select(['id', sql<number>`length(body_html)`.as('textLength')])
    .where('topicId', '=', topicId)
    .execute();
  const lengthOf = new Map(lengths.map(({ id, textLength }) => [id, textLength]));
  const lessons = await listLessons(db, topicId);
  return {
    chapters: await listChapters(db, topicId),
    lessons: lessons.map((lesson) => ({ ...lesson, textLength: lengthOf.get(lesson.id) ?? 0 })),
  };
}

/** The listed lessons of a topic in their order, with their text as written. */
export async function listWrittenLessons(db: Reader, topicId: string): Promise<WrittenLesson[]> {
  return db
    .selectFrom('lessons')
    .selectAll()
    .where('topicId', '=', topicId)
    .where('listing', '=', 'LISTED')
    .orderBy('position')
    .$castTo<WrittenLesson>()
    .execute();
}

/** A lesson of a topic with its text as written. */
export async function findWrittenLesson(
  db: Reader,
  topicId: string,
  id: string,
): Promise<WrittenLesson | undefined> {
  return db
    .selectFrom('lessons')
    .selectAll()
    .where('topicId', '=', topicId)
    .where('id', '=', id)
    .$castTo<WrittenLesson>()
    .executeTakeFirst();
}

/** Writes the order of chapters and lessons. Positions are unique: all leave their place first. */
export async function updateOrder(tx: Tx, topicId: string, { chapters }: Outline): Promise<void> {
  await sql`update chapters set position = -position where topic_id = ${topicId}`.execute(tx);
  await sql`update lessons set position = -position where topic_id = ${topicId}`.execute(tx);
  await sql`update chapters set position = ordered.place
    from unnest(${chapters.map(({ id }) => id)}::text[]) with ordinality as ordered (id, place)
    where chapters.id = ordered.id and chapters.topic_id = ${topicId}`.execute(tx);
  const lessons = chapters.flatMap(({ id, lessonIds }) =>
    lessonIds.map((lessonId) => ({ id: lessonId, chapterId: id })),
  );
  await sql`update lessons set position = ordered.place, chapter_id = ordered.chapter_id
    from unnest(${lessons.map(({ id }) => id)}::text[], ${lessons.map(({ chapterId }) => chapterId)}::text[])
      with ordinality as ordered (id, chapter_id, place)
    where lessons.id = ordered.id and lessons.topic_id = ${topicId}`.execute(tx);
}

/** Every lesson of a topic that is listed or prepared, with the length of its text. */
export async function listPlannedLessons(db: Reader, topicId: string): Promise<LessonText[]> {
  return db
    .selectFrom('lessons')
    .select([...lessonColumns, sql<number>`length(body_html)`.as('textLength')])
    .where('topicId', '=', topicId)
    .where('listing', '<>', 'REMOVED')
    .orderBy('listing')
    .orderBy('position')
    .execute();
}

/** Every slug of a topic, also of lessons that were taken out. */
export async function listSlugs(db: Reader, topicId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('lessons')
    .select('slug')
    .where('topicId', '=', topicId)
    .execute();
  return rows.map(({ slug }) => slug);
}

export async function updateListing(
  tx: Tx,
  ids: readonly string[],
  listing: Listing,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('lessons')
    .set({ listing })
    .where('id', 'in', [...ids])
    .execute();
}

export async function updateChapterTitle(tx: Tx, id: string, title: string): Promise<void> {
  await tx.updateTable('chapters').set({ title }).where('id', '=', id).execute();
}

export async function deleteChapter(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('chapters').where('id', '=', id).execute();
}

export async function deleteLesson(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('lessons').where('id', '=', id).execute();
}

/** Writes where the handout of a chapter is. */
export async function updateHandout(
  tx: Tx,
  id: string,
  handout: { key: string; bytes: number },
): Promise<void> {
  await tx
    .updateTable('chapters')
    .set({ handoutKey: handout.key, handoutBytes: handout.bytes })
    .where('id', '=', id)
    .execute();
}
