import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BlueprintLine } from '../../assessment/index.ts';
import type { Chapter, Lesson, LessonSummary } from '../rules/lesson.ts';
import type { CompletionRule, Topic } from '../rules/topic.ts';

const topicColumns = [
  'id',
  'year',
  'title',
  'summary',
  'state',
  'fee_fen as feeFen',
  'restudy_fee_fen as restudyFeeFen',
  'price_document as priceDocument',
  'refund_rule as refundRule',
  'credit_hours as creditHours',
  'enrolment_opens_at as enrolmentOpensAt',
  'enrolment_closes_at as enrolmentClosesAt',
  'exam_opens_at as examOpensAt',
  'exam_closes_at as examClosesAt',
  'make_up_until as makeUpUntil',
  'exam_minutes as examMinutes',
  'exam_full_mark as examFullMark',
  'exam_pass_mark as examPassMark',
  'max_attempts as maxAttempts',
  'max_rounds as maxRounds',
  'attempt_grace_seconds as attemptGraceSeconds',
  'completion_rule as completionRule',
  'watch_ratio as watchRatio',
  'blueprint',
] as const;

function selectTopics(db: Reader) {
  return db
    .selectFrom('annual_topics')
    .select(topicColumns)
    .$narrowType<{ state: Topic['state']; completionRule: CompletionRule; blueprint: never }>();
}

const toTopic = (row: Omit<Topic, 'blueprint'> & { blueprint: unknown }): Topic => ({
  ...row,
  blueprint: row.blueprint as BlueprintLine[],
});

/** The topic, or undefined when there is none of this id. */
export async function findTopic(db: Reader, id: string): Promise<Topic | undefined> {
  const row = await selectTopics(db).where('id', '=', id).executeTakeFirst();
  return row && toTopic(row);
}

/** The topic that must exist because another row names it. */
export async function getTopic(db: Reader, id: string): Promise<Topic> {
  return toTopic(await selectTopics(db).where('id', '=', id).executeTakeFirstOrThrow());
}

/** Every topic that is or was offered, closed ones too, newest year first. */
export async function listTopicsEverOffered(db: Reader): Promise<Topic[]> {
  const rows = await selectTopics(db)
    .where('state', '<>', 'DRAFT')
    .orderBy('year', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toTopic);
}

/** Published topics, newest year first; several may share a year (E6). */
export async function listTopics(db: Reader): Promise<Topic[]> {
  const rows = await selectTopics(db)
    .where('state', '=', 'PUBLISHED')
    .orderBy('year', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toTopic);
}

/** The newest published topic whose enrolment has begun: "this year's". */
export async function findCurrentTopic(db: Reader, now: Date): Promise<Topic | undefined> {
  const row = await selectTopics(db)
    .where('state', '=', 'PUBLISHED')
    .where('enrolment_opens_at', '<=', now)
    .orderBy('year', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toTopic(row);
}

/** Writes a topic's rules; content is imported apart. */
export async function upsertTopic(tx: Tx, topic: Topic): Promise<void> {
  const row = {
    id: topic.id,
    year: topic.year,
    title: topic.title,
    summary: topic.summary,
    state: topic.state,
    fee_fen: topic.feeFen,
    restudy_fee_fen: topic.restudyFeeFen,
    price_document: topic.priceDocument,
    refund_rule: topic.refundRule,
    credit_hours: topic.creditHours,
    enrolment_opens_at: topic.enrolmentOpensAt,
    enrolment_closes_at: topic.enrolmentClosesAt,
    exam_opens_at: topic.examOpensAt,
    exam_closes_at: topic.examClosesAt,
    make_up_until: topic.makeUpUntil,
    exam_minutes: topic.examMinutes,
    exam_full_mark: topic.examFullMark,
    exam_pass_mark: topic.examPassMark,
    max_attempts: topic.maxAttempts,
    max_rounds: topic.maxRounds,
    attempt_grace_seconds: topic.attemptGraceSeconds,
    completion_rule: topic.completionRule,
    watch_ratio: topic.watchRatio,
    blueprint: JSON.stringify(topic.blueprint),
  };
  await tx
    .insertInto('annual_topics')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Chapters of a topic in their order. */
export async function listChapters(db: Reader, topicId: string): Promise<Chapter[]> {
  return db
    .selectFrom('chapters')
    .select([
      'id',
      'topic_id as topicId',
      'position',
      'title',
      'handout_key as handoutKey',
      'handout_bytes as handoutBytes',
    ])
    .where('topic_id', '=', topicId)
    .orderBy('position')
    .execute();
}

const lessonColumns = [
  'id',
  'topic_id as topicId',
  'chapter_id as chapterId',
  'position',
  'slug',
  'title',
  'summary',
  'minutes',
  'video_key as videoKey',
  'captions_key as captionsKey',
  'poster_key as posterKey',
  'video_seconds as videoSeconds',
] as const;

/** Lessons of a topic in their order, without their text. */
export async function listLessons(db: Reader, topicId: string): Promise<LessonSummary[]> {
  return db
    .selectFrom('lessons')
    .select(lessonColumns)
    .where('topic_id', '=', topicId)
    .orderBy('position')
    .execute();
}

export async function findLesson(db: Reader, id: string): Promise<Lesson | undefined> {
  return db
    .selectFrom('lessons')
    .select([...lessonColumns, 'body_html as bodyHtml'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The lesson that must exist because another row names it. */
export async function getLesson(db: Reader, id: string): Promise<Lesson> {
  const lesson = await findLesson(db, id);
  if (!lesson) throw new Error(`no lesson ${id}`);
  return lesson;
}

export async function upsertChapter(tx: Tx, chapter: Chapter): Promise<void> {
  const row = {
    topic_id: chapter.topicId,
    position: chapter.position,
    title: chapter.title,
    handout_key: chapter.handoutKey,
    handout_bytes: chapter.handoutBytes,
  };
  await tx
    .insertInto('chapters')
    .values({ id: chapter.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function upsertLesson(tx: Tx, lesson: Lesson): Promise<void> {
  const row = {
    topic_id: lesson.topicId,
    chapter_id: lesson.chapterId,
    position: lesson.position,
    slug: lesson.slug,
    title: lesson.title,
    summary: lesson.summary,
    minutes: lesson.minutes,
    body_html: lesson.bodyHtml,
    video_key: lesson.videoKey,
    captions_key: lesson.captionsKey,
    poster_key: lesson.posterKey,
    video_seconds: lesson.videoSeconds,
  };
  await tx
    .insertInto('lessons')
    .values({ id: lesson.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** The topic as one ZIP in the storage; undefined before it was made. */
export async function findArchive(
  db: Reader,
  topicId: string,
): Promise<{ key: string; bytes: number } | undefined> {
  const row = await db
    .selectFrom('annual_topics')
    .select(['archive_key as key', 'archive_bytes as bytes'])
    .where('id', '=', topicId)
    .executeTakeFirst();
  return row?.key && row.bytes ? { key: row.key, bytes: row.bytes } : undefined;
}

export async function updateArchive(
  tx: Tx,
  topicId: string,
  archive: { key: string; bytes: number },
): Promise<void> {
  await tx
    .updateTable('annual_topics')
    .set({ archive_key: archive.key, archive_bytes: archive.bytes })
    .where('id', '=', topicId)
    .execute();
}
