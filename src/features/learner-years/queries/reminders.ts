import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { Scope } from '../../organisations/index.ts';
import type { Standing } from '../rules/learner-year.ts';
import { yearInScope } from './learner-years.ts';

/** The progress of an order. */
export interface ReminderProgress {
  /** The last person handled; the nil id before the first. */
  lastAccountId: string;
  reached: number;
  skipped: number;
  doneAt: Date | null;
}

/** The progress of an order, locked: an order delivered twice is handled by one job at a time. */
export async function lockProgress(tx: Tx, orderId: string): Promise<ReminderProgress> {
  await sql`insert into reminder_orders (id) values (${orderId}) on conflict do nothing`.execute(
    tx,
  );
  return tx
    .selectFrom('reminderOrders')
    .select(['lastAccountId', 'reached', 'skipped', 'doneAt'])
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function saveProgress(
  tx: Tx,
  orderId: string,
  { lastAccountId, reached, skipped, doneAt }: ReminderProgress,
): Promise<void> {
  await tx
    .updateTable('reminderOrders')
    .set({ lastAccountId, reached, skipped, doneAt })
    .where('id', '=', orderId)
    .execute();
}

/**
 * Lists the next people of the scope with the standing, after `after`, and inserts a reminder for those
 * not reminded today; returns how many were listed, the last of them, and who is reminded. The schema
 * allows one a day by bodies and one by the platform: the platform's own does not use up the day of a
 * body.
 */
export async function insertReminders(
  tx: Tx,
  scope: Scope,
  {
    year,
    standing: wanted,
    day,
    by,
    accountIds,
    after,
  }: {
    year: number;
    standing: Standing;
    day: string;
    by: { accountId: string; organisationId: string | null } | null;
    /** Null: all of them. */
    accountIds: readonly string[] | null;
    after: string;
  },
  limit: number,
): Promise<{ listed: number; last: string | null; reminded: string[] }> {
  const chosen = accountIds ? sql`one.account_id = any(${accountIds}::uuid[])` : sql`true`;
  const { rows } = await sql<{ listed: number; last: string | null; reminded: string[] }>`
    with listed as (
      select one.account_id from learner_years one
      where one.year = ${year} and ${yearInScope(scope)} and one.standing = ${wanted} and ${chosen}
        and one.account_id > ${after}
      order by one.account_id limit ${limit}
    ), reminded as (
      insert into reminders (account_id, year, day, standing, sent_by, organisation_id)
      select account_id, ${year}, ${day}::date, ${wanted}, ${by?.accountId ?? null}, ${by?.organisationId ?? null}
      from listed
      where not exists (select from reminders known
        where known.account_id = listed.account_id and known.day = ${day}::date
          and (${by === null}::boolean or not known.by_itself))
      order by account_id
      on conflict do nothing
      returning account_id
    )
    select (select count(*) from listed)::integer as listed, (select account_id from listed order by 1 desc limit 1) as last,
      array(select account_id from reminded) as reminded`.execute(tx);
  return rows[0] ?? { listed: 0, last: null, reminded: [] };
}

/** Records the run of an automatic reminder day; false when it was recorded before. */
export async function beginAutomaticReminder(
  tx: Tx,
  run: { year: number; daysBefore: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into reminder_runs (year, days_before) values (${run.year}, ${run.daysBefore})
    on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Days before the end of the exam on which everybody who has not finished is reminded (Q31). */
export async function listReminderDays(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('reminderDays').select('daysBefore').execute();
  return rows.map(({ daysBefore }) => daysBefore);
}
