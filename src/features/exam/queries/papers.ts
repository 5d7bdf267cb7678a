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
      'credits',
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
    .where('retiredAt', 'is', null)
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
    credits: paper.credits,
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

/** A variant of a topic as its makers see it. */
export interface ListedVariant extends Paper {
  id: string;
  formNo: number;
  setId: string | null;
  retiredAt: Date | null;
}

/** The variants of a topic that starts draw on, in order. */
export async function listVariants(db: Reader, topicId: string): Promise<ListedVariant[]> {
  const rows = await db
    .selectFrom('examPapers')
    .selectAll()
    .where('topicId', '=', topicId)
    .where('retiredAt', 'is', null)
    .orderBy('formNo')
    .execute();
  return rows.map(({ id, formNo, setId, retiredAt, ...row }) => ({
    ...toPaper(row),
    ...{ id, formNo, setId, retiredAt },
  }));
}

/** Whether starts of a topic draw on an adopted set. */
export async function hasAdoptedSet(db: Reader, topicId: string): Promise<boolean> {
  const row = await db
    .selectFrom('examPapers')
    .select('id')
    .where('topicId', '=', topicId)
    .where('setId', 'is not', null)
    .where('retiredAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Retires the variants of a topic: attempts keep them, starts no longer draw on them. */
export async function retireVariants(tx: Tx, topicId: string): Promise<void> {
  await tx
    .updateTable('examPapers')
    .set({ retiredAt: sql<Date>`now()` })
    .where('topicId', '=', topicId)
    .where('retiredAt', 'is', null)
    .execute();
}

/** Inserts the variants of an adopted set, numbered after those of the topic. */
export async function insertVariants(
  tx: Tx,
  topicId: string,
  setId: string,
  papers: readonly Paper[],
): Promise<void> {
  const { last } = await tx
    .selectFrom('examPapers')
    .select(sql<number>`coalesce(max(form_no), 0)`.as('last'))
    .where('topicId', '=', topicId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('examPapers')
    .values(
      papers.map((paper, at) => ({
        ...toPaper(paper),
        ...{ id: newId(), topicId, formNo: Number(last) + at + 1, setId },
      })),
    )
    .execute();
}
