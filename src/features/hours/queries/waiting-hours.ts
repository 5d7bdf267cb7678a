import { type Expression, sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';

/** People, as part of a query. */
type People = Expression<{ accountId: string }>;

/** Lists the endorsements of these people whose hours are not recorded yet. */
export async function listWaitingIds(db: Reader, people: People): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select endorsement_id as id from hours_to_confirm where account_id in ${people}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Counts them. */
export async function countWaitingHours(db: Reader, people: People): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from hours_to_confirm where account_id in ${people}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
