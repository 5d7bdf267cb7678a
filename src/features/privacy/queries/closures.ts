import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Closure } from '../rules/closure.ts';

const columns = ['id', 'accountId', 'askedAt', 'dueAt'] as const;

/** Returns the closing that a person has asked for and not taken back. */
export async function findOpenClosure(db: Reader, accountId: string): Promise<Closure | undefined> {
  return db
    .selectFrom('accountClosures')
    .select(columns)
    .where('accountId', '=', accountId)
    .where('state', '=', 'OPEN')
    .executeTakeFirst();
}

/** Inserts a closing, unless one is open. */
export async function insertClosure(tx: Tx, closure: Closure): Promise<void> {
  await sql`insert into account_closures (id, account_id, asked_at, due_at)
    values (${closure.id}, ${closure.accountId}, ${closure.askedAt}, ${closure.dueAt})
    on conflict do nothing`.execute(tx);
}

/** Ends an open closing and returns whether there was one. */
export async function endClosure(
  tx: Tx,
  accountId: string,
  state: 'WITHDRAWN' | 'DONE',
  at: Date,
): Promise<boolean> {
  const ended = await tx
    .updateTable('accountClosures')
    .set({ state, endedAt: at })
    .where('accountId', '=', accountId)
    .where('state', '=', 'OPEN')
    .returning('id')
    .execute();
  return ended.length > 0;
}

/** Lists closings whose time to take them back has passed. */
export async function listDueClosures(db: Reader, now: Date): Promise<Closure[]> {
  return db
    .selectFrom('accountClosures')
    .select(columns)
    .where('state', '=', 'OPEN')
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(500)
    .execute();
}

/** Whether a person sits an exam now. */
export async function sitsExam(db: Reader, accountId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from exam_attempts
    where account_id = ${accountId} and state = 'OPEN' limit 1`.execute(db);
  return rows.length > 0;
}
