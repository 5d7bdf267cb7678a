import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Paper } from '../../assessment/index.ts';

const selectPapers = (db: Reader) =>
  db
    .selectFrom('exam_papers')
    .select([
      'id',
      'question_ids as questionIds',
      'option_orders as optionOrders',
      'answer_keys as answerKeys',
      'points',
      'lesson_ids as lessonIds',
    ]);

/** The paper of an attempt with its key. */
export async function getPaper(db: Reader, paperId: string): Promise<Paper> {
  return selectPapers(db).where('id', '=', paperId).executeTakeFirstOrThrow();
}

/** Papers with their keys, by id. */
export async function listPapers(db: Reader, ids: readonly string[]): Promise<Map<string, Paper>> {
  const papers = await selectPapers(db).where('id', 'in', ids).execute();
  return new Map(papers.map((paper) => [paper.id, paper]));
}

/** A form that may be given out. */
export interface Form {
  id: string;
  topicId: string;
  itemCount: number;
}

/** The forms of these topics, each topic's in their order. */
export async function listForms(db: Reader, topicIds: readonly string[]): Promise<Form[]> {
  if (topicIds.length === 0) return [];
  return db
    .selectFrom('exam_papers')
    .select(['id', 'topic_id as topicId', sql<number>`cardinality(question_ids)`.as('itemCount')])
    .where('topic_id', 'in', topicIds)
    .orderBy('form_no')
    .execute();
}

/**
 * Writes a form of a topic. A form that was given to nobody is drawn anew; one that was keeps its
 * questions and its key for ever.
 */
export async function upsertUnusedPaper(
  tx: Tx,
  topicId: string,
  formNo: number,
  paper: Paper,
): Promise<void> {
  const content = {
    question_ids: paper.questionIds,
    option_orders: paper.optionOrders,
    answer_keys: paper.answerKeys,
    points: paper.points,
    lesson_ids: paper.lessonIds,
  };
  await tx
    .insertInto('exam_papers')
    .values({ id: newId(), topic_id: topicId, form_no: formNo, ...content })
    .onConflict((conflict) =>
      conflict
        .columns(['topic_id', 'form_no'])
        .doUpdateSet(content)
        .where(
          sql<boolean>`not exists (select 1 from exam_attempts a where a.paper_id = exam_papers.id)`,
        ),
    )
    .execute();
}

/** Locks the forms of a topic: whoever is about to start waits, and nobody's form changes under him. */
export async function lockPapers(tx: Tx, topicId: string): Promise<void> {
  await tx
    .selectFrom('exam_papers')
    .select('id')
    .where('topic_id', '=', topicId)
    .orderBy('form_no')
    .forUpdate()
    .execute();
}
