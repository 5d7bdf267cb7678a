import { Refusal } from '../../../kernel/refusal.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertAttempt, lockName } from '../queries/failures.ts';

export { forgetFailures, unlockName } from '../queries/failures.ts';

/** E23: so many failures lock a login name for half an hour; an address, shared by an office, has more. */
const lockMinutes = 30;
const limits = { name: 5, address: 60, windowMs: lockMinutes * 60_000 };

export interface Attempt {
  /** Stable for one login name, whether it is anybody's or not. */
  key: string;
  address: string;
}

/**
 * No audit: who failed is recorded by the caller.
 * Counts an attempt before the secret is looked at, so that many at once gain nothing. Throws
 * `identity.locked` when there were too many, whether or not the account exists.
 */
export async function countAttempt(
  { fastLane }: Pick<Parts, 'fastLane'>,
  attempt: Attempt,
): Promise<void> {
  const { address, name } = await insertAttempt(fastLane, attempt, limits);
  if (address.points > limits.address) throw locked(address.remainingMs);
  if (name && name.points > limits.name) throw locked(name.remainingMs);
}

/** The attempt failed. Throws `identity.locked` when it was the last one allowed. */
export async function failAttempt(db: Db, attempt: Attempt): Promise<void> {
  if (await lockName(db, attempt.key, limits)) throw locked(limits.windowMs);
}

function locked(remainingMs: number): Refusal {
  return new Refusal('identity.locked', {
    minutes: Math.max(1, Math.ceil(remainingMs / 60_000)),
  });
}
