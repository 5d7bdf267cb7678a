import { newId } from '../../../kernel/ids.ts';
import type { Reader as Db, Tx } from '../../../platform/database/index.ts';
import type { Entry, EntryKind, Question, QuestionState, Rating } from '../rules/question.ts';

const select = (db: Db) =>
  db
    .selectFrom('help_questions as question')
    .innerJoin('help_topics as topic', 'topic.code', 'question.topic_code')
    .select([
      'question.id',
      'question.topic_code as topicCode',
      'topic.name as topicName',
      'question.account_id as accountId',
      'question.asker_organisation_id as askerOrganisationId',
      'question.title',
      'question.state',
      'question.holder_id as holderId',
      'question.held_since as heldSince',
      'question.step',
      'question.escalate_at as escalateAt',
      'question.asked_at as askedAt',
      'question.rating',
    ])
    .$narrowType<{ state: QuestionState; rating: Rating | null }>();

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

/** What somebody asked, the newest first. */
export async function listAsked(
  db: Db,
  accountId: string,
  { limit, offset }: Window,
): Promise<Question[]> {
  return select(db)
    .where('question.account_id', '=', accountId)
    .orderBy('question.asked_at', 'desc')
    .orderBy('question.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

const open: QuestionState[] = ['WAITING', 'ASKED_BACK'];

/** What a body has: who waits longest first, or what is done, the newest first. */
export async function listHeld(
  db: Db,
  holderId: string,
  { done, limit, offset }: Window & { done: boolean },
): Promise<Question[]> {
  return select(db)
    .where('question.holder_id', '=', holderId)
    .where('question.state', done ? 'not in' : 'in', open)
    .orderBy('question.held_since', done ? 'desc' : 'asc')
    .orderBy('question.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many wait for a body's answer. */
export async function countWaiting(db: Db, holderId: string): Promise<number> {
  const { count } = await db
    .selectFrom('help_questions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('holder_id', '=', holderId)
    .where('state', '=', 'WAITING')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Questions whose time at their body is over. */
export async function listOverdueIds(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('help_questions')
    .select('id')
    .where('state', '=', 'WAITING')
    .where('escalate_at', '<=', now)
    .orderBy('escalate_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertQuestion(
  tx: Tx,
  question: Omit<Question, 'topicName' | 'rating' | 'state'>,
): Promise<void> {
  await tx
    .insertInto('help_questions')
    .values({
      id: question.id,
      topic_code: question.topicCode,
      account_id: question.accountId,
      asker_organisation_id: question.askerOrganisationId,
      title: question.title,
      state: 'WAITING',
      holder_id: question.holderId,
      held_since: question.heldSince,
      step: question.step,
      escalate_at: question.escalateAt,
      asked_at: question.askedAt,
    })
    .execute();
}

export async function updateState(
  tx: Tx,
  id: string,
  change: { state: QuestionState; escalateAt?: Date | null },
): Promise<void> {
  await tx
    .updateTable('help_questions')
    .set({
      state: change.state,
      ...(change.escalateAt === undefined ? {} : { escalate_at: change.escalateAt }),
    })
    .where('id', '=', id)
    .execute();
}

/** Another body has it from now on. */
export async function updateHolder(
  tx: Tx,
  id: string,
  to: { holderId: string; heldSince: Date; step: number; escalateAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('help_questions')
    .set({
      state: 'WAITING',
      holder_id: to.holderId,
      held_since: to.heldSince,
      step: to.step,
      escalate_at: to.escalateAt,
    })
    .where('id', '=', id)
    .execute();
}

export async function updateRating(tx: Tx, id: string, rating: Rating): Promise<void> {
  await tx.updateTable('help_questions').set({ rating }).where('id', '=', id).execute();
}

/** Writes down what was said or happened; returns its id. */
export async function insertEntry(
  tx: Tx,
  questionId: string,
  entry: Omit<Entry, 'id'>,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('help_entries')
    .values({
      id,
      question_id: questionId,
      kind: entry.kind,
      account_id: entry.accountId,
      organisation_id: entry.organisationId,
      text: entry.text,
      at: entry.at,
    })
    .execute();
  return id;
}

export async function listEntries(db: Db, questionId: string): Promise<Entry[]> {
  return db
    .selectFrom('help_entries')
    .select([
      'id',
      'kind',
      'account_id as accountId',
      'organisation_id as organisationId',
      'text',
      'at',
    ])
    .$narrowType<{ kind: EntryKind }>()
    .where('question_id', '=', questionId)
    .orderBy('id')
    .execute();
}
