import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BlueprintLine } from '../../assessment/index.ts';
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
  'completionRule',
  'watchRatio',
  'blueprint',
] as const;

function selectTopics(db: Reader) {
  return db.selectFrom('annualTopics').select(topicColumns);
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
  const row = {
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
    completionRule: topic.completionRule,
    watchRatio: topic.watchRatio,
    blueprint: JSON.stringify(topic.blueprint),
  };
  await tx
    .insertInto('annualTopics')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
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
