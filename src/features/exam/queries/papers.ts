import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { type Paper, toPaper } from '../../assessment/index.ts';

const selectPapers = (db: Reader) =>
  db
    .selectFrom('examPapers')
    .select([
      'id',
      'questionIds',
      'versionNos',
      'kinds',
      'optionOrders',
      'answerKeys',
      'points',
      'lessonIds',
    ]);

/** The paper of an attempt with its key. */
export async function getPaper(db: Reader, paperId: string): Promise<Paper> {
  return toPaper(await selectPapers(db).where('id', '=', paperId).executeTakeFirstOrThrow());
}

/** Papers with their keys, by id. */
export async function listPapers(db: Reader, ids: readonly string[]): Promise<Map<string, Paper>> {
  const papers = await selectPapers(db).where('id', 'in', ids).execute();
  return new Map(papers.map((row) => [row.id, toPaper(row)]));
}

/** A prepared paper of a topic. */
export interface PaperVariant {
  id: string;
  topicId: string;
  itemCount: number;
}

/** The paper variants of these topics, each topic's in order. */
export async function listPaperVariants(
  db: Reader,
  topicIds: readonly string[],
): Promise<PaperVariant[]> {
  if (topicIds.length === 0) return [];
  return db
    .selectFrom('examPapers')
    .select(['id', 'topicId', sql<number>`cardinality(question_ids)`.as('itemCount')])
    .where('topicId', 'in', topicIds)
    .orderBy('formNo')
    .execute();
}

/** Writes a paper variant, unless an attempt uses it: then its questions and key never change. */
export async function upsertUnusedPaper(
  tx: Tx,
  topicId: string,
  formNo: number,
  paper: Paper,
): Promise<void> {
  const content = {
    questionIds: paper.questionIds,
    versionNos: paper.versionNos,
    kinds: paper.kinds,
    optionOrders: paper.optionOrders,
    answerKeys: paper.answerKeys,
    points: paper.points,
    lessonIds: paper.lessonIds,
  };
  // Items that a correction names in its former content.
  await sql`delete from exam_item_corrections where paper_id in (
    select paper.id from exam_papers paper where paper.topic_id = ${topicId} and paper.form_no = ${formNo}
      and not exists (select 1 from exam_attempts a where a.paper_id = paper.id))`.execute(tx);
  await tx
    .insertInto('examPapers')
    .values({ id: newId(), topicId, formNo, ...content })
    .onConflict((conflict) =>
      conflict
        .columns(['topicId', 'formNo'])
        .doUpdateSet(content)
        .where(
          sql<boolean>`not exists (select 1 from exam_attempts a where a.paper_id = exam_papers.id)`,
        ),
    )
    .execute();
}

/** Locks the variants of a topic: starts wait, and no paper changes under an examinee. */
export async function lockPapers(tx: Tx, topicId: string): Promise<void> {
  await tx
    .selectFrom('examPapers')
    .select('id')
    .where('topicId', '=', topicId)
    .orderBy('formNo')
    .forUpdate()
    .execute();
}
