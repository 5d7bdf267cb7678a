import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Reader, Tx } from '../../platform/database/index.ts';
import type { Paper } from '../question-bank/index.ts';

/** The paper of an attempt with its key. */
export async function getPaper(db: Reader, paperId: string): Promise<Paper> {
  return db
    .selectFrom('exam_papers')
    .select([
      'question_ids as questionIds',
      'option_orders as optionOrders',
      'answer_keys as answerKeys',
      'points',
      'lesson_ids as lessonIds',
    ])
    .where('id', '=', paperId)
    .executeTakeFirstOrThrow();
}

/** Ids of a topic's forms in their order. */
export async function listPaperIds(db: Reader, topicId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('exam_papers')
    .select('id')
    .where('topic_id', '=', topicId)
    .orderBy('form_no')
    .execute();
  return rows.map((row) => row.id);
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
