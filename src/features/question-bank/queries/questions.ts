import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Question, QuestionKind } from '../../assessment/index.ts';
import type { QuestionUsage } from '../rules/bank-file.ts';

const columns = [
  'id',
  'lessonId',
  'groupId',
  'groupPosition',
  'kind',
  'difficulty',
  'stem',
  'options',
  'answer',
  'explanation',
] as const;

const toQuestion = (
  row: Omit<Question, 'kind' | 'options'> & { kind: string; options: unknown },
): Question => ({
  ...row,
  kind: row.kind as QuestionKind,
  options: row.options as Question['options'],
});

/** The released questions of a topic for exams or for practice, from which papers are assembled. */
export async function listReleasedQuestions(
  db: Reader,
  topicId: string,
  purpose: 'EXAM' | 'PRACTICE',
): Promise<Question[]> {
  const rows = await db
    .selectFrom('questions')
    .select(columns)
    .where('topicId', '=', topicId)
    .where('state', '=', 'RELEASED')
    .where('usage', 'in', [purpose, 'BOTH'])
    .orderBy('id')
    .execute();
  return rows.map(toQuestion);
}

/** Questions by id, in no order. */
export async function listQuestionsById(db: Reader, ids: readonly string[]): Promise<Question[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('questions')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toQuestion);
}

/** Texts of case groups by their id. */
export async function listGroupTexts(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('questionGroups')
    .select(['id', 'text'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.text]));
}

export async function upsertGroup(
  tx: Tx,
  group: { id: string; topicId: string; lessonId: string; text: string },
): Promise<void> {
  const row = { topicId: group.topicId, lessonId: group.lessonId, text: group.text };
  await tx
    .insertInto('questionGroups')
    .values({ id: group.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function upsertQuestion(
  tx: Tx,
  topicId: string,
  question: Question,
  usage: QuestionUsage,
): Promise<void> {
  const row = {
    topicId,
    lessonId: question.lessonId,
    groupId: question.groupId,
    groupPosition: question.groupPosition,
    kind: question.kind,
    difficulty: question.difficulty,
    stem: question.stem,
    options: JSON.stringify(question.options),
    answer: question.answer,
    explanation: question.explanation,
    usage,
    state: 'RELEASED' as const,
  };
  await tx
    .insertInto('questions')
    .values({ id: question.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Withdraws the questions that are no longer in a file; papers that have them keep them. */
export async function withdrawOthers(tx: Tx, topicId: string, kept: string[]): Promise<void> {
  await tx
    .updateTable('questions')
    .set({ state: 'WITHDRAWN' })
    .where('topicId', '=', topicId)
    .where((where) => where.not(where('id', '=', where.fn.any(where.val(kept)))))
    .execute();
}
