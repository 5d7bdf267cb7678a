import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type { CorrectionKind, ItemCorrection } from '../../rules/correction.ts';

const name = sql`hashtext('exam.corrections')`;

/** A version of a question, as papers of a topic show it. */
export interface QuestionOfPapers {
  topicId: string;
  questionId: string;
  versionNo: number;
}

/** Keeps corrections as they are until this transaction, which grades, ends. */
export async function shareCorrections(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${name})`.execute(tx);
}

/** Waits for the gradings under way: those after see the correction that this transaction writes. */
export async function lockCorrections(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${name})`.execute(tx);
}

export async function insertCorrection(
  tx: Tx,
  one: {
    id: string;
    topicId: string;
    questionId: string;
    versionNo: number;
    kind: CorrectionKind;
  },
): Promise<void> {
  await tx.insertInto('examCorrections').values(one).execute();
}

/** Inserts the items of papers that a correction concerns. */
export async function insertItemCorrections(
  tx: Tx,
  correctionId: string,
  items: readonly { paperId: string; itemNo: number; answerKeys: readonly string[] }[],
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('examItemCorrections')
    .values(items.map((one) => ({ ...one, correctionId, answerKeys: [...one.answerKeys] })))
    .execute();
}

/** Ends a correction; false when it was not in force. */
export async function markCorrectionEnded(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('examCorrections')
    .set({ endedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** The corrections in force of the items of these papers, the newest of each item. */
export async function listItemCorrections(
  db: Reader,
  paperIds: readonly string[],
): Promise<Map<string, ItemCorrection[]>> {
  if (paperIds.length === 0) return new Map();
  const { rows } = await sql<ItemCorrection & { paperId: string }>`
    select distinct on (item.paper_id, item.item_no) item.paper_id, item.item_no, one.kind, item.answer_keys
    from exam_item_corrections item join exam_corrections one on one.id = item.correction_id
    where item.paper_id = any(${[...paperIds]}::uuid[]) and one.ended_at is null
    order by item.paper_id, item.item_no, one.in_force_at desc`.execute(db);
  return Map.groupBy(rows, ({ paperId }) => paperId);
}

/** The papers of a topic that show a version of a question, with its item. */
export async function listPapersWith(
  db: Reader,
  { topicId, questionId, versionNo }: QuestionOfPapers,
): Promise<{ paperId: string; itemNo: number; kind: string; order: string; answerKey: string }[]> {
  const { rows } = await sql<{
    paperId: string;
    itemNo: number;
    kind: string;
    order: string;
    answerKey: string;
  }>`
    select paper.id as paper_id, item.item_no::int, item.kind, item.ordered as "order", item.key as answer_key
    from exam_papers paper
      cross join lateral unnest(paper.question_ids, paper.version_nos, paper.kinds, paper.option_orders, paper.answer_keys)
        with ordinality as item (question_id, version_no, kind, ordered, key, item_no)
    where paper.topic_id = ${topicId} and item.question_id = ${questionId}
      and item.version_no = ${versionNo} and paper.question_ids @> array[${questionId}]
    order by paper.form_no`.execute(db);
  return rows;
}

/** The versions of questions that the papers of a topic show, each once, in the order of the ids. */
export async function listPaperVersions(
  db: Reader,
  topicId: string,
): Promise<{ questionId: string; versionNo: number }[]> {
  const { rows } = await sql<{ questionId: string; versionNo: number }>`
    select distinct item.question_id, item.version_no
    from exam_papers paper
      cross join lateral unnest(paper.question_ids, paper.version_nos) as item (question_id, version_no)
    where paper.topic_id = ${topicId} order by 1, 2`.execute(db);
  return rows;
}

const zero = '00000000-0000-0000-0000-000000000000';

/** Enrolments with a graded attempt on one of these papers, after this one, in the order of their ids. */
export async function listEnrolmentsWith(
  db: Reader,
  paperIds: readonly string[],
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct enrolment_id as id from exam_attempts
    where paper_id = any(${[...paperIds]}::uuid[]) and state = 'GRADED' and enrolment_id > ${after ?? zero}::uuid
    order by enrolment_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many such enrolments there are. */
export async function countEnrolmentsWith(
  db: Reader,
  paperIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct enrolment_id)::int as count from exam_attempts
    where paper_id = any(${[...paperIds]}::uuid[]) and state = 'GRADED'`.execute(db);
  return rows[0]?.count ?? 0;
}
