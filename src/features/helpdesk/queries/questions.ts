import { newId } from '../../../kernel/ids.ts';
import type { Reader as Db, Tx } from '../../../platform/database/index.ts';
import type { Entry, Question, QuestionState, Rating } from '../rules/question.ts';

const select = (db: Db) =>
  db
    .selectFrom('helpQuestions as question')
    .innerJoin('helpTopics as topic', 'topic.code', 'question.topicCode')
    .select([
      'question.id',
      'question.topicCode',
      'topic.name as topicName',
      'question.accountId',
      'question.askerOrganisationId',
      'question.title',
      'question.state',
      'question.holderId',
      'question.heldSince',
      'question.step',
      'question.escalateAt',
      'question.askedAt',
      'question.rating',
    ]);

export async function findQuestion(db: Db, id: string): Promise<Question | undefined> {
  return select(db).where('question.id', '=', id).executeTakeFirst();
}

export async function lockQuestion(tx: Tx, id: string): Promise<Question | undefined> {
  return select(tx).where('question.id', '=', id).forUpdate('question').executeTakeFirst();
}

interface Window {
  limit: number;
  offset: number;
}

/** Lists the questions of an asker, the newest first. */
export async function listAsked(
  db: Db,
  accountId: string,
  { limit, offset }: Window,
): Promise<Question[]> {
  return select(db)
    .where('question.accountId', '=', accountId)
    .orderBy('question.askedAt', 'desc')
    .orderBy('question.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

const open: QuestionState[] = ['WAITING', 'ASKED_BACK'];

/** Lists the questions a body holds: open ones, the longest waiting first, or done ones, the newest first. */
export async function listHeld(
  db: Db,
  holderId: string,
  { done, limit, offset }: Window & { done: boolean },
): Promise<Question[]> {
  return select(db)
    .where('question.holderId', '=', holderId)
    .where('question.state', done ? 'not in' : 'in', open)
    .orderBy('question.heldSince', done ? 'desc' : 'asc')
    .orderBy('question.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Counts the questions that wait for a body's answer. */
export async function countWaiting(db: Db, holderId: string): Promise<number> {
  const { count } = await db
    .selectFrom('helpQuestions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('holderId', '=', holderId)
    .where('state', '=', 'WAITING')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Since when the oldest of them is held, and when the first goes on to the next body. */
export async function findOldestWaiting(
  db: Db,
  holderId: string,
): Promise<{ since: Date | null; due: Date | null }> {
  const row = await db
    .selectFrom('helpQuestions')
    .select((one) => [one.fn.min('heldSince').as('since'), one.fn.min('escalateAt').as('due')])
    .where('holderId', '=', holderId)
    .where('state', '=', 'WAITING')
    .executeTakeFirstOrThrow();
  return { since: row.since, due: row.due };
}

/** Lists the questions whose holder has not answered in time. */
export async function listOverdueIds(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('helpQuestions')
    .select('id')
    .where('state', '=', 'WAITING')
    .where('escalateAt', '<=', now)
    .orderBy('escalateAt')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertQuestion(
  tx: Tx,
  question: Omit<Question, 'topicName' | 'rating' | 'state'>,
): Promise<void> {
  await tx
    .insertInto('helpQuestions')
    .values({ ...question, state: 'WAITING' })
    .execute();
}

export async function updateState(
  tx: Tx,
  id: string,
  change: { state: QuestionState; escalateAt: Date | null },
): Promise<void> {
  await tx.updateTable('helpQuestions').set(change).where('id', '=', id).execute();
}

/** Makes a question wait at its holder. */
export async function updateHolder(
  tx: Tx,
  id: string,
  to: { holderId: string; heldSince: Date; step: number; escalateAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('helpQuestions')
    .set({ ...to, state: 'WAITING' })
    .where('id', '=', id)
    .execute();
}

export async function updateRating(tx: Tx, id: string, rating: Rating): Promise<void> {
  await tx.updateTable('helpQuestions').set({ rating }).where('id', '=', id).execute();
}

/** Inserts an entry of a question and returns its id. */
export async function insertEntry(
  tx: Tx,
  questionId: string,
  entry: Omit<Entry, 'id'>,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('helpEntries')
    .values({ id, questionId, ...entry })
    .execute();
  return id;
}

export async function listEntries(db: Db, questionId: string): Promise<Entry[]> {
  return db
    .selectFrom('helpEntries')
    .select(['id', 'kind', 'accountId', 'organisationId', 'text', 'at'])
    .where('questionId', '=', questionId)
    .orderBy('id')
    .execute();
}
