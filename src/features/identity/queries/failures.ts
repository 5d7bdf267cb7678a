import { sql } from 'kysely';
import type { Db, FastLane, Reader } from '../../../platform/database/index.ts';

/** Attempts counted under one key, and the ms after which the count is reset. */
export interface FailureCount {
  points: number;
  remainingMs: number;
}

const now = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
// The attempt beyond the limit starts a full lock-out, whatever the age of the first one.
const countOn = (limit: string) => `
  on conflict (key) do update set
    points = case when known.expire <= ${now} then 1 else known.points + 1 end,
    expire = case when known.expire <= ${now} or known.points = ${limit} then excluded.expire else known.expire end
  returning points, expire`;

const countBoth = {
  name: 'identity.count_attempt',
  text: `
    with address as (
      insert into login_failures as known (key, points, expire) values ('address:' || $1, 1, ${now} + $5)
      ${countOn('$3')}
    ), name as (
      insert into login_failures as known (key, points, expire)
      select 'name:' || $2, 1, ${now} + $5 from address where address.points <= $3::int
      ${countOn('$4')}
    )
    select address.points as "addressPoints", (address.expire - ${now})::int as "addressMs",
      name.points as "namePoints", (name.expire - ${now})::int as "nameMs"
    from address left join name on true`,
};

/**
 * Counts an attempt of an address and, unless the address had too many, of a name; in a transaction of
 * its own, so that it counts even when the caller rolls back.
 */
export async function insertAttempt(
  lane: FastLane,
  attempt: { key: string; address: string },
  limits: { address: number; name: number; windowMs: number },
): Promise<{ address: FailureCount; name: FailureCount | null }> {
  const values = [attempt.address, attempt.key, limits.address, limits.name, limits.windowMs];
  const [row] = await lane.run<{
    addressPoints: number;
    addressMs: number;
    namePoints: number | null;
    nameMs: number | null;
  }>(countBoth, values);
  if (!row) throw new Error('an attempt was not counted');
  return {
    address: { points: row.addressPoints, remainingMs: row.addressMs },
    name: row.namePoints === null ? null : { points: row.namePoints, remainingMs: row.nameMs ?? 0 },
  };
}

/** Locks a name without attempts left; returns false while some are left. */
export async function lockName(
  db: Db,
  key: string,
  limits: { name: number; windowMs: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update login_failures set points = ${limits.name} + 1, expire = ${sql.raw(now)} + ${limits.windowMs}
    where key = ${`name:${key}`} and points >= ${limits.name} and expire > ${sql.raw(now)}`.execute(
    db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** Resets the count of a name and takes one attempt off the address. */
export async function forgetFailures(
  db: Reader,
  attempt: { key: string; address: string },
): Promise<void> {
  await sql`
    with afresh as (delete from login_failures where key = ${`name:${attempt.key}`})
    update login_failures set points = points - 1 where key = ${`address:${attempt.address}`} and points > 0`.execute(
    db,
  );
}

/** Unlocks names. */
export async function unlockNames(db: Reader, keys: readonly string[]): Promise<void> {
  const names = keys.map((key) => `name:${key}`);
  if (names.length > 0) await db.deleteFrom('loginFailures').where('key', 'in', names).execute();
}

export interface Allowance {
  key: string;
  /** How many in the window. */
  limit: number;
  windowMs: number;
}

/** Counts one more under every key and returns whether all are within their limits. */
export async function countWithin(db: Reader, allowances: readonly Allowance[]): Promise<boolean> {
  const sorted = allowances.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const all = <K extends keyof Allowance>(key: K) => sorted.map((one) => one[key]);
  const { rows } = await sql<{ key: string; points: number }>`
    insert into login_failures as known (key, points, expire)
    select key, 1, ${sql.raw(now)} + window_ms
    from unnest(${all('key')}::text[], ${all('windowMs')}::bigint[]) as t (key, window_ms)
    on conflict (key) do update set
      points = case when known.expire <= ${sql.raw(now)} then 1 else known.points + 1 end,
      expire = case when known.expire <= ${sql.raw(now)} then excluded.expire else known.expire end
    returning key, points`.execute(db);
  const points = new Map(rows.map((row) => [row.key, row.points]));
  return sorted.every(({ key, limit }) => (points.get(key) ?? 0) <= limit);
}

/** A failed log-in as the owner of the name sees it. */
export interface FailedLogIn {
  at: Date;
  ip: string;
  userAgent: string;
}

export async function insertFailedLogIn(
  db: Reader,
  failed: FailedLogIn & { nameIndex: string },
): Promise<void> {
  const userAgent = failed.userAgent.slice(0, 300);
  await db
    .insertInto('failedLogIns')
    .values({ ...failed, userAgent })
    .execute();
}

/** Lists the last failed log-ins under these names, the latest first. */
export async function listFailedLogIns(
  db: Reader,
  names: readonly string[],
  limit: number,
): Promise<FailedLogIn[]> {
  return db
    .selectFrom('failedLogIns')
    .select(['at', 'ip', 'userAgent'])
    .where('nameIndex', 'in', ['', ...names])
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
}

/** Deletes failed log-ins before an instant and returns how many. */
export async function deleteFailedLogInsBefore(db: Reader, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('failedLogIns')
    .where('at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function deleteExpiredFailures(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('loginFailures').where('expire', '<', at.getTime()).execute();
}
