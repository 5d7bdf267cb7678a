import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface RetentionTerm {
  code: string;
  title: string;
  days: number;
  leastDays: number;
  law: string;
}

export async function listTerms(db: Reader): Promise<RetentionTerm[]> {
  return db
    .selectFrom('retentionTerms')
    .select(['code', 'title', 'days', 'leastDays', 'law'])
    .orderBy('code')
    .execute();
}

/** Locks a term. */
export async function lockTerm(tx: Tx, code: string): Promise<RetentionTerm | undefined> {
  return tx
    .selectFrom('retentionTerms')
    .select(['code', 'title', 'days', 'leastDays', 'law'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateTerm(tx: Tx, code: string, days: number): Promise<void> {
  await tx.updateTable('retentionTerms').set({ days }).where('code', '=', code).execute();
}

export interface RetentionRun {
  id: string;
  ranAt: Date;
  deleted: Record<string, number>;
}

/** The latest reports, the newest first. */
export async function listRuns(db: Reader, limit: number): Promise<RetentionRun[]> {
  const rows = await db
    .selectFrom('retentionRuns')
    .select(['id', 'ranAt', 'deleted'])
    .orderBy('ranAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, deleted: row.deleted as Record<string, number> }));
}

export async function insertRun(tx: Tx, run: RetentionRun): Promise<void> {
  await tx
    .insertInto('retentionRuns')
    .values({ ...run, deleted: JSON.stringify(run.deleted) })
    .execute();
}
