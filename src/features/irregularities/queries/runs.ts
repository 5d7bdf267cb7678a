import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** One run of one rule: waiting, running, or finished with a result or an error. */
export interface Run {
  id: string;
  rule: string;
  orderedBy: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  windowFrom: Date | null;
  windowTo: Date | null;
  found: number | null;
  ms: number | null;
  error: string | null;
}

const columns = [
  'id',
  'rule',
  'orderedBy',
  'startedAt',
  'finishedAt',
  'windowFrom',
  'windowTo',
  'found',
  'ms',
  'error',
] as const;

/** Queues a run of each rule that is not waiting already; returns how many. */
export async function insertRuns(
  tx: Tx,
  rules: readonly string[],
  order: { night: Day | null; by: string | null; at: Date },
): Promise<number> {
  const waiting = await tx
    .selectFrom('irregularityRuns')
    .select('rule')
    .where('finishedAt', 'is', null)
    .execute();
  const open = new Set(waiting.map(({ rule }) => rule));
  const fresh = rules.filter((rule) => !open.has(rule));
  if (fresh.length === 0) return 0;
  const { numInsertedOrUpdatedRows: inserted } = await tx
    .insertInto('irregularityRuns')
    .values(
      fresh.map((rule) => ({
        id: newId(),
        rule,
        night: order.night,
        orderedBy: order.by,
        orderedAt: order.at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(inserted);
}

/** Whether the runs of this night were ordered. */
export async function hasNightlyRuns(db: Reader, night: Day): Promise<boolean> {
  const row = await db
    .selectFrom('irregularityRuns')
    .select('id')
    .where('night', '=', night)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns the oldest unfinished run; one that was interrupted comes again. */
export async function findNextRun(db: Reader): Promise<{ id: string; rule: string } | undefined> {
  return db
    .selectFrom('irregularityRuns')
    .select(['id', 'rule'])
    .where('finishedAt', 'is', null)
    .orderBy('orderedAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Locks a run for this transaction; false when it is finished or another process has it. */
export async function lockRun(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('irregularityRuns')
    .select('id')
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row !== undefined;
}

export async function markStarted(db: Reader, id: string, at: Date): Promise<void> {
  await db.updateTable('irregularityRuns').set({ startedAt: at }).where('id', '=', id).execute();
}

/** The result of a run. */
export interface RunResult {
  at: Date;
  ms: number;
  window: { from: Date; to: Date } | null;
  found: number | null;
  error: string | null;
}

export async function markFinished(db: Reader, id: string, result: RunResult): Promise<void> {
  await db
    .updateTable('irregularityRuns')
    .set({
      finishedAt: result.at,
      ms: result.ms,
      windowFrom: result.window?.from ?? null,
      windowTo: result.window?.to ?? null,
      found: result.found,
      error: result.error,
    })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .execute();
}

/** Returns until when the runs of a rule have covered without an error. */
export async function findCoveredUntil(db: Reader, rule: string): Promise<Date | null> {
  const row = await db
    .selectFrom('irregularityRuns')
    .select(sql<Date | null>`max(window_to)`.as('until'))
    .where('rule', '=', rule)
    .where('finishedAt', 'is not', null)
    .where('error', 'is', null)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** Lists the newest run of each rule. */
export async function listLatestRuns(db: Reader): Promise<Run[]> {
  return db
    .selectFrom('irregularityRuns')
    .distinctOn('rule')
    .select(columns)
    .orderBy('rule')
    .orderBy('orderedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Returns when the first event that a rule reads happened; null when there is none. */
export async function findFirstEvent(db: Reader): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least((select min(confirmed_at) from certificate_entries), (select min(decided_at) from endorsements),
      (select min(granted_at) from access_grants), (select min(started_at) from exam_attempts),
      (select min(created_at) from sessions), (select min(created_at) from accounts)) as at`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}
