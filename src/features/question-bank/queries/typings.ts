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

/** Keeps what somebody types, whatever it lacks; nothing for a topic that is not there. */
export async function upsertTyping(
  tx: Tx,
  accountId: string,
  { questionId, topicId, kind, typed }: Omit<Typing, 'at'>,
): Promise<void> {
  await sql`
    insert into question_typings (question_id, account_id, topic_id, kind, typed)
    select ${questionId}, ${accountId}, topic.id, ${kind}, ${JSON.stringify(typed)}::jsonb
    from annual_topics topic where topic.id = ${topicId}
    on conflict (question_id, account_id) do update set topic_id = excluded.topic_id, kind = excluded.kind,
      typed = excluded.typed, at = now()`.execute(tx);
}

/** Forgets what was typed and not touched for this many days. */
export async function deleteOldTypings(tx: Tx, days: number): Promise<void> {
  await sql`delete from question_typings where at < now() - make_interval(days => ${days})`.execute(
    tx,
  );
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
