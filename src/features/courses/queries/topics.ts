import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BlueprintLine } from '../../assessment/index.ts';
import { readGroupTerms } from '../rules/group-term.ts';
import type { Topic } from '../rules/topic.ts';

const topicColumns = [
  'id',
  'year',
  'title',
  'summary',
  'state',
  'feeFen',
  'restudyFeeFen',
  'priceDocument',
  'refundRule',
  'creditHours',
  'enrolmentOpensAt',
  'enrolmentClosesAt',
  'examOpensAt',
  'examClosesAt',
  'makeUpUntil',
  'examMinutes',
  'examFullMark',
  'examPassMark',
  'maxAttempts',
  'maxRounds',
  'attemptGraceSeconds',
  'attemptGapDays',
  'roundGapDays',
  'completionRule',
  'watchRatio',
  'videoNoSeek',
  'videoPromptMinutes',
  'dailyStudyMinutes',
  'groupTerms',
  'blueprint',
] as const;

// A draft that was thrown away is none, until it is taken back.
function selectTopics(db: Reader) {
  return db.selectFrom('annualTopics').select(topicColumns).where('discardedAt', 'is', null);
}

type TopicRow = Omit<Topic, 'blueprint' | 'groupTerms'> & {
  blueprint: unknown;
  groupTerms: unknown;
};

const toTopic = (row: TopicRow): Topic => ({
  ...row,
  groupTerms: readGroupTerms(row.groupTerms),
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

/** Published and closed topics, newest year first. */
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

/** The newest published topic whose enrolment has begun. */
export async function findCurrentTopic(db: Reader, now: Date): Promise<Topic | undefined> {
  const row = await selectTopics(db)
    .where('state', '=', 'PUBLISHED')
    .where('enrolmentOpensAt', '<=', now)
    .orderBy('year', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toTopic(row);
}

/** Inserts or replaces a topic's rules. */
export async function upsertTopic(tx: Tx, topic: Topic): Promise<void> {
  const row = columnsOf(topic);
  await tx
    .insertInto('annualTopics')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

function columnsOf(topic: Topic) {
  return {
    id: topic.id,
    year: topic.year,
    title: topic.title,
    summary: topic.summary,
    state: topic.state,
    feeFen: topic.feeFen,
    restudyFeeFen: topic.restudyFeeFen,
    priceDocument: topic.priceDocument,
    refundRule: topic.refundRule,
    creditHours: topic.creditHours,
    enrolmentOpensAt: topic.enrolmentOpensAt,
    enrolmentClosesAt: topic.enrolmentClosesAt,
    examOpensAt: topic.examOpensAt,
    examClosesAt: topic.examClosesAt,
    makeUpUntil: topic.makeUpUntil,
    examMinutes: topic.examMinutes,
    examFullMark: topic.examFullMark,
    examPassMark: topic.examPassMark,
    maxAttempts: topic.maxAttempts,
    maxRounds: topic.maxRounds,
    attemptGraceSeconds: topic.attemptGraceSeconds,
    attemptGapDays: topic.attemptGapDays,
    roundGapDays: topic.roundGapDays,
    completionRule: topic.completionRule,
    watchRatio: topic.watchRatio,
    videoNoSeek: topic.videoNoSeek,
    videoPromptMinutes: topic.videoPromptMinutes,
    dailyStudyMinutes: topic.dailyStudyMinutes,
    groupTerms: JSON.stringify(topic.groupTerms),
    blueprint: JSON.stringify(topic.blueprint),
  };
}

/** The topic's ZIP in the storage, if there is one. */
export async function findArchive(
  db: Reader,
  topicId: string,
): Promise<{ key: string; bytes: number } | undefined> {
  const row = await db
    .selectFrom('annualTopics')
    .select(['archiveKey as key', 'archiveBytes as bytes'])
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
    .updateTable('annualTopics')
    .set({ archiveKey: archive.key, archiveBytes: archive.bytes })
    .where('id', '=', topicId)
    .execute();
}

/** All topics, drafts too, newest year first. */
export async function listAllTopics(db: Reader): Promise<Topic[]> {
  const rows = await selectTopics(db).orderBy('year', 'desc').orderBy('id').execute();
  return rows.map(toTopic);
}

/** The ids that are taken, also by drafts that were thrown away. */
export async function listTakenIds(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('annualTopics').select('id').execute();
  return rows.map(({ id }) => id);
}

/** How often a topic was changed: what an author's form says it was read from. */
export async function getRevision(db: Reader, topicId: string): Promise<number> {
  const { revision } = await db
    .selectFrom('annualTopics')
    .select('revision')
    .where('id', '=', topicId)
    .executeTakeFirstOrThrow();
  return revision;
}

/** Locks a topic until the transaction ends, and returns it. */
export async function lockTopic(tx: Tx, id: string): Promise<Topic | undefined> {
  const row = await selectTopics(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toTopic(row);
}

/** Inserts a draft; false when the id is taken. */
export async function insertTopic(tx: Tx, topic: Topic): Promise<boolean> {
  const row = await tx
    .insertInto('annualTopics')
    .values(columnsOf(topic))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes a locked topic and counts the change. */
export async function updateTopic(tx: Tx, topic: Topic): Promise<void> {
  await tx
    .updateTable('annualTopics')
    .set((set) => ({ ...columnsOf(topic), revision: set('revision', '+', 1) }))
    .where('id', '=', topic.id)
    .execute();
}

/** Counts a change of the lessons of a topic. */
export async function touchTopic(tx: Tx, topicId: string): Promise<void> {
  await tx
    .updateTable('annualTopics')
    .set((set) => ({ revision: set('revision', '+', 1) }))
    .where('id', '=', topicId)
    .execute();
}
