import { sql } from 'kysely';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { ImportItem, ImportState, QuestionImport } from '../rules/question-import.ts';

const columns = [
  'id',
  'topicId',
  'lessonId',
  'usage',
  'fileName',
  'fileKey',
  'format',
  'state',
  'problem',
  'leavesSimilar',
  'createdBy',
  'createdAt',
  'importedAt',
  'undoneBecause',
] as const;

export async function insertImport(
  tx: Tx,
  one: Pick<
    QuestionImport,
    | 'id'
    | 'topicId'
    | 'lessonId'
    | 'usage'
    | 'fileName'
    | 'fileKey'
    | 'format'
    | 'createdBy'
    | 'createdAt'
  >,
): Promise<void> {
  await tx.insertInto('questionImports').values(one).execute();
}

/** A file of questions. Throws `question_files.not_found`. */
export async function getImport(db: Reader, id: string): Promise<QuestionImport> {
  const row = await db
    .selectFrom('questionImports')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('question_files.not_found');
  return row as QuestionImport;
}

/** The same, locked. Throws also `question_files.wrong_state` when it is in none of the states. */
export async function lockImport(
  tx: Tx,
  id: string,
  states: readonly ImportState[],
): Promise<QuestionImport> {
  const row = await tx
    .selectFrom('questionImports')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('question_files.not_found');
  if (!states.includes(row.state as ImportState)) throw new Refusal('question_files.wrong_state');
  return row as QuestionImport;
}

/** The newest files of questions, with the title of their topic and who sent them. */
export async function listImports(
  db: Reader,
  limit: number,
): Promise<(QuestionImport & { topicTitle: string; by: string })[]> {
  const rows = await db
    .selectFrom('questionImports as one')
    .innerJoin('annualTopics as topic', 'topic.id', 'one.topicId')
    .innerJoin('accounts as account', 'account.id', 'one.createdBy')
    .select(columns.map((column) => `one.${column}` as const))
    .select(['topic.title as topicTitle', 'account.name as by'])
    .orderBy('one.createdAt', 'desc')
    .limit(limit)
    .execute();
  return rows as (QuestionImport & { topicTitle: string; by: string })[];
}

export async function updateImport(
  tx: Tx,
  id: string,
  change: {
    state: ImportState;
    problem?: string;
    leavesSimilar?: boolean;
    importedAt?: Date;
    undoneBy?: string;
    undoneAt?: Date;
    undoneBecause?: string;
  },
): Promise<void> {
  await tx.updateTable('questionImports').set(change).where('id', '=', id).execute();
}

export async function deleteItems(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('questionImportItems').where('importId', '=', importId).execute();
}

export async function insertItems(
  tx: Tx,
  importId: string,
  items: readonly Omit<ImportItem, 'questionId'>[],
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('questionImportItems')
    .values(
      items.map((item) => ({ ...item, importId, draft: item.draft && JSON.stringify(item.draft) })),
    )
    .execute();
}

/** Which items of a file are shown. */
export const shown = ['GOOD', 'SIMILAR', 'LOST', 'FAULT'] as const;
export type Shown = (typeof shown)[number];

const conditions: Record<Shown, ReturnType<typeof sql<boolean>>> = {
  GOOD: sql<boolean>`draft is not null and similar_id is null and repeats is null`,
  SIMILAR: sql<boolean>`draft is not null and (similar_id is not null or repeats is not null)`,
  LOST: sql<boolean>`cardinality(lost) > 0`,
  FAULT: sql<boolean>`fault is not null`,
};

/** How many items of a file there are of each sort, and how many were drafted. */
export type ItemCounts = Record<Shown, number> & { all: number; drafted: number };

/** Counts the items of a file. */
export async function countItems(db: Reader, importId: string): Promise<ItemCounts> {
  const { rows } = await sql<ItemCounts>`
    select count(*)::int as "all", count(question_id)::int as drafted,
      count(*) filter (where ${conditions.GOOD})::int as "GOOD", count(*) filter (where ${conditions.SIMILAR})::int as "SIMILAR",
      count(*) filter (where ${conditions.LOST})::int as "LOST", count(*) filter (where ${conditions.FAULT})::int as "FAULT"
    from question_import_items where import_id = ${importId}`.execute(db);
  return rows[0] as ItemCounts;
}

/** Items of a sort, in the order of the file. */
export async function listItems(
  db: Reader,
  importId: string,
  { show, limit, offset }: { show: Shown; limit: number; offset: number },
): Promise<ImportItem[]> {
  const rows = await db
    .selectFrom('questionImportItems')
    .select(['position', 'place', 'draft', 'fault', 'lost', 'similarId', 'repeats', 'questionId'])
    .where('importId', '=', importId)
    .where(conditions[show])
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows as ImportItem[];
}

/** The next items to draft behind a position, in the order of the file. */
export async function listToDraft(
  tx: Tx,
  { id, leavesSimilar }: Pick<QuestionImport, 'id' | 'leavesSimilar'>,
  { after, limit }: { after: number; limit: number },
): Promise<ImportItem[]> {
  const rows = await tx
    .selectFrom('questionImportItems')
    .select(['position', 'place', 'draft', 'fault', 'lost', 'similarId', 'repeats', 'questionId'])
    .where('importId', '=', id)
    .where('position', '>', after)
    .where('questionId', 'is', null)
    .where(leavesSimilar ? conditions.GOOD : sql<boolean>`draft is not null`)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows as ImportItem[];
}

export async function updateDrafted(
  tx: Tx,
  importId: string,
  drafted: readonly { position: number; questionId: string }[],
): Promise<void> {
  await sql`update question_import_items item set question_id = done.question_id
    from unnest(${drafted.map(({ position }) => position)}::int[], ${drafted.map(({ questionId }) => questionId)}::text[]) as done (position, question_id)
    where item.import_id = ${importId} and item.position = done.position`.execute(tx);
}

/** The questions that an import drafted, and how many of them went on since. */
export async function listDrafted(
  tx: Tx,
  importId: string,
): Promise<{ questionIds: string[]; used: number }> {
  const { rows } = await sql<{ questionId: string; used: boolean }>`
    select item.question_id, (version.version_no > 1 or version.state <> 'DRAFT' or version.offered_at is not null or version.save_no > 1) as used
    from question_import_items item
      join question_versions version on version.question_id = item.question_id and version.is_newest
    where item.import_id = ${importId}`.execute(tx);
  return {
    questionIds: rows.map(({ questionId }) => questionId),
    used: rows.filter(({ used }) => used).length,
  };
}
