import { Refusal } from '../../../kernel/refusal.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertAttempt, lockName } from '../queries/failures.ts';
import { getSecuritySettings } from '../queries/security-settings.ts';

/** Attempts of an IP address, which an office shares; those of a name are a setting (E23). */
const perAddress = 60;

async function loadLimits(db: Db): Promise<{ name: number; address: number; windowMs: number }> {
  const { lockTries, lockMinutes } = await getSecuritySettings(db);
  return { name: lockTries, address: perAddress, windowMs: lockMinutes * 60_000 };
}

export interface Attempt {
  /** Stable for one login name, whether or not it has an account. */
  key: string;
  address: string;
}

/**
 * Returns under which keys an attempt at a login name counts. A device with which the owner has logged in
 * before counts by itself, so that strangers' guesses, from the same address too, do not lock them out.
 */
export function attemptAt(
  key: string,
  client: { ip: string; deviceHash: string | null },
  knownDevice: boolean | undefined,
): Attempt {
  const { ip, deviceHash } = client;
  if (!knownDevice || !deviceHash) return { key, address: ip };
  return { key: `${key}@${deviceHash}`, address: `device:${deviceHash}` };
}

/**
 * Counts an attempt before the secret is compared, so that concurrent attempts gain nothing. Throws
 * `identity.locked` after too many, whether or not the account exists. No audit: the caller records
 * failures.
 */
export async function countAttempt(
  { db, fastLane }: Pick<Parts, 'db' | 'fastLane'>,
  attempt: Attempt,
): Promise<void> {
  const limits = await loadLimits(db);
  const { address, name } = await insertAttempt(fastLane, attempt, limits);
  if (address.points > limits.address) throw locked(address.remainingMs);
  if (name && name.points > limits.name) throw locked(name.remainingMs);
}

/**
 * Locks the name and throws `identity.locked` when the failed attempt was the last one allowed.
 */
export async function failAttempt(db: Db, attempt: Attempt): Promise<void> {
  const limits = await loadLimits(db);
  if (await lockName(db, attempt.key, limits)) throw locked(limits.windowMs);
}

function locked(remainingMs: number): Refusal {
  return new Refusal('identity.locked', {
    minutes: Math.max(1, Math.ceil(remainingMs / 60_000)),
  });
}
