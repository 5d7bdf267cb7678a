import { sql } from 'kysely';
import type { Db } from './index.ts';

export interface RequestCount {
  /** Requests in the window under way, this one included. */
  requests: number;
  /** Until the window ends, ms. */
  remainingMs: number;
}

/** Counts one more request under this key; the first after the end of a window opens the next. */
export async function countRequest(db: Db, key: string, windowMs: number): Promise<RequestCount> {
  const ends = sql`clock_timestamp() + ${windowMs} * interval '1 millisecond'`;
  const { rows } = await sql<RequestCount>`
    insert into request_counts as known (key, requests, ends_at) values (${key}, 1, ${ends})
    on conflict (key) do update set
      requests = case when known.ends_at <= clock_timestamp() then 1 else known.requests + 1 end,
      ends_at = case when known.ends_at <= clock_timestamp() then excluded.ends_at else known.ends_at end
    returning requests,
      ceil(extract(epoch from ends_at - clock_timestamp()) * 1000)::int as remaining_ms`.execute(
    db,
  );
  return rows[0] as RequestCount;
}

/** Forgets the windows that have ended. */
export async function forgetEndedCounts(db: Db): Promise<void> {
  await sql`delete from request_counts where ends_at <= now()`.execute(db);
}
