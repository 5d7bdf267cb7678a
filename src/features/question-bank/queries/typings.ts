import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { FormValues } from '../../../platform/http/index.ts';

/** What somebody typed into the editor and did not save. */
export interface Typing {
  questionId: string;
  topicId: string;
  kind: string;
  typed: FormValues;
  at: Date;
}

/** Keeps what somebody types, whatever it lacks. */
export async function upsertTyping(
  tx: Tx,
  accountId: string,
  { questionId, topicId, kind, typed }: Omit<Typing, 'at'>,
): Promise<void> {
  const row = { topicId, kind, typed: JSON.stringify(typed), at: sql<Date>`now()` };
  await tx
    .insertInto('questionTypings')
    .values({ questionId, accountId, ...row })
    .onConflict((conflict) => conflict.columns(['questionId', 'accountId']).doUpdateSet(row))
    .execute();
}

export async function findTyping(
  db: Reader,
  questionId: string,
  accountId: string,
): Promise<Typing | undefined> {
  const { rows } = await sql<Typing>`
    select question_id, topic_id, kind, typed, at from question_typings
    where question_id = ${questionId} and account_id = ${accountId}`.execute(db);
  return rows[0];
}

/** What somebody typed of questions that are not there yet, the newest first. */
export async function listNewTypings(db: Reader, accountId: string): Promise<Typing[]> {
  const { rows } = await sql<Typing>`
    select question_id, topic_id, kind, typed, at from question_typings typing
    where account_id = ${accountId}
      and not exists (select 1 from questions where id = typing.question_id)
    order by at desc limit 20`.execute(db);
  return rows;
}

export async function deleteTyping(tx: Tx, questionId: string, accountId: string): Promise<void> {
  await tx
    .deleteFrom('questionTypings')
    .where('questionId', '=', questionId)
    .where('accountId', '=', accountId)
    .execute();
}
