import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../kernel/refusal.ts';
import type { Db } from '../../platform/database/index.ts';
import { limiterClient } from './queries.ts';

/** E23: so many failures lock a login name for half an hour; an address, shared by an office, has more. */
const lockMinutes = 30;
const failuresOfName = 5;
const failuresOfAddress = 60;

const limiters = new WeakMap<Db, { name: RateLimiterPostgres; address: RateLimiterPostgres }>();

function limitersOf(db: Db) {
  const existing = limiters.get(db);
  if (existing) return existing;
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: limiterClient(db),
      storeType: 'client',
      tableName: 'login_failures',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: lockMinutes * 60,
      blockDuration: lockMinutes * 60,
    });
  const made = {
    name: limiter('name', failuresOfName),
    address: limiter('address', failuresOfAddress),
  };
  limiters.set(db, made);
  return made;
}

export interface Attempt {
  /** Stable for one login name, whether it is anybody's or not. */
  key: string;
  address: string;
}

/**
 * Counts an attempt before the secret is looked at, so that many at once gain nothing. Throws
 * `accounts.locked` when there were too many, whether or not the account exists.
 */
export async function countAttempt(db: Db, attempt: Attempt): Promise<void> {
  const { name, address } = limitersOf(db);
  try {
    await address.consume(attempt.address);
    await name.consume(attempt.key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw locked(error);
    throw error;
  }
}

/** The attempt failed. Throws `accounts.locked` when it was the last one allowed. */
export async function failAttempt(db: Db, attempt: Attempt): Promise<void> {
  const { name } = limitersOf(db);
  const counted = await name.get(attempt.key);
  if (!counted || counted.remainingPoints > 0) return;
  throw locked(await name.block(attempt.key, lockMinutes * 60));
}

/** The attempt succeeded: the name starts afresh, the address gets its point back. */
export async function forgetFailures(db: Db, attempt: Attempt): Promise<void> {
  const { name, address } = limitersOf(db);
  await name.delete(attempt.key);
  await address.reward(attempt.address);
}

/** The password was renewed by a code: the name is free again. */
export async function unlockName(db: Db, key: string): Promise<void> {
  await limitersOf(db).name.delete(key);
}

function locked(state: RateLimiterRes): Refusal {
  const minutes = Math.max(1, Math.ceil(state.msBeforeNext / 60_000));
  return new Refusal('accounts.locked', { minutes });
}
