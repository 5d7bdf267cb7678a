import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Chapter, Lesson, LessonSummary, WrittenLesson } from '../rules/lesson.ts';

/** Chapters of a topic in their order. */
export async function listChapters(db: Reader, topicId: string): Promise<Chapter[]> {
  return db
    .selectFrom('chapters')
    .select(['id', 'topicId', 'position', 'title', 'handoutKey', 'handoutBytes'])
    .where('topicId', '=', topicId)
    .orderBy('position')
    .execute();
}

export const lessonColumns = [
  'id',
  'topicId',
  'chapterId',
  'position',
  'slug',
  'title',
  'summary',
  'minutes',
  'videoKey',
  'videoSmallKey',
  'captionsKey',
  'posterKey',
  'videoSeconds',
  'versionNo',
  'listing',
] as const;

/** The listed lessons of a topic in their order, without their text. */
export async function listLessons(db: Reader, topicId: string): Promise<LessonSummary[]> {
  return db
    .selectFrom('lessons')
    .select(lessonColumns)
    .where('topicId', '=', topicId)
    .where('listing', '=', 'LISTED')
    .orderBy('position')
    .execute();
}

export async function findLesson(db: Reader, id: string): Promise<Lesson | undefined> {
  return db
    .selectFrom('lessons')
    .select([...lessonColumns, 'bodyHtml'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function upsertChapter(tx: Tx, chapter: Chapter): Promise<void> {
  const row = {
    topicId: chapter.topicId,
    position: chapter.position,
    title: chapter.title,
    handoutKey: chapter.handoutKey,
    handoutBytes: chapter.handoutBytes,
  };
  await tx
    .insertInto('chapters')
    .values({ id: chapter.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function upsertLesson(tx: Tx, lesson: WrittenLesson): Promise<void> {
  const row = {
    topicId: lesson.topicId,
    chapterId: lesson.chapterId,
    position: lesson.position,
    slug: lesson.slug,
    title: lesson.title,
    summary: lesson.summary,
    minutes: lesson.minutes,
    bodyHtml: lesson.bodyHtml,
    body: lesson.body && JSON.stringify(lesson.body),
    bodyMarkdown: lesson.bodyMarkdown,
    videoKey: lesson.videoKey,
    videoSmallKey: lesson.videoSmallKey,
    captionsKey: lesson.captionsKey,
    posterKey: lesson.posterKey,
    videoSeconds: lesson.videoSeconds,
    versionNo: lesson.versionNo,
    listing: lesson.listing,
  };
  await tx
    .insertInto('lessons')
    .values({ id: lesson.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
