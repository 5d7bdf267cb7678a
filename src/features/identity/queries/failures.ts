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

/** Unlocks a name. */
export async function unlockName(db: Reader, key: string): Promise<void> {
  await db.deleteFrom('loginFailures').where('key', '=', `name:${key}`).execute();
}

export async function deleteExpiredFailures(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('loginFailures').where('expire', '<', at.getTime()).execute();
}
