import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** One look of one rule: waiting, under way, or over — well or with a fault. */
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

/** Puts a look of each rule into the line; what waits already is not put there twice. */
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

/** Whether this night's looks were ordered. */
export async function isNightOrdered(db: Reader, night: Day): Promise<boolean> {
  const row = await db
    .selectFrom('irregularityRuns')
    .select('id')
    .where('night', '=', night)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The look that is next, and which nobody has in hand; a broken-off one comes again. */
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

/** Takes a look in hand for this transaction; false when it is over or in other hands. */
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

/** How a look ended. */
export interface Ending {
  at: Date;
  ms: number;
  window: { from: Date; to: Date } | null;
  found: number | null;
  error: string | null;
}

export async function markFinished(db: Reader, id: string, ending: Ending): Promise<void> {
  await db
    .updateTable('irregularityRuns')
    .set({
      finishedAt: ending.at,
      ms: ending.ms,
      windowFrom: ending.window?.from ?? null,
      windowTo: ending.window?.to ?? null,
      found: ending.found,
      error: ending.error,
    })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .execute();
}

/** Until when a rule has looked without a fault. */
export async function findLookedUntil(db: Reader, rule: string): Promise<Date | null> {
  const row = await db
    .selectFrom('irregularityRuns')
    .select(sql<Date | null>`max(window_to)`.as('until'))
    .where('rule', '=', rule)
    .where('finishedAt', 'is not', null)
    .where('error', 'is', null)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** The newest look of each rule. */
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

/** When the first of what rules look at happened, null in an empty city: no rule need look before. */
export async function findFirstHappening(db: Reader): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least((select min(confirmed_at) from certificate_entries), (select min(decided_at) from endorsements),
      (select min(granted_at) from access_grants), (select min(started_at) from exam_attempts),
      (select min(created_at) from sessions), (select min(created_at) from accounts)) as at`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}
