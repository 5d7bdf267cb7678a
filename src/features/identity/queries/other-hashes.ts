import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';

/** The hashes of number and phone under the other live key, while keys are rotated; empty at other times. */
export interface OtherHashes {
  idNumberOther?: readonly string[];
  phoneOther?: readonly string[];
}

type Hashes = OtherHashes & { id: string; idNumberIndex?: string; phoneIndex?: string | null };

const writersLock = 4_571_020_102;

/**
 * Keeps numbers and phones unique while accounts are found under two keys: each unique index sees the hashes of
 * one key only. Writers of the same number wait for each other, then look for the other hash; one that is found
 * breaks the index by name, as the database does (N3). Does nothing while there is one key.
 */
export async function holdHashes(tx: Tx, accounts: readonly Hashes[]): Promise<void> {
  const numbers = accounts.flatMap((one) => one.idNumberOther ?? []);
  const phones = accounts.flatMap((one) => one.phoneOther ?? []);
  if (numbers.length + phones.length === 0) return;
  const mine = accounts.flatMap((one) => [one.idNumberIndex ?? [], one.phoneIndex ?? []].flat());
  await takeTurns(tx, [...mine, ...numbers, ...phones]);
  const ids = accounts.map(({ id }) => id);
  await refuseHeld(tx, { constraint: 'accounts_id_number_index_key', hashes: numbers, ids });
  await refuseHeld(tx, { constraint: 'accounts_one_phone', hashes: phones, ids });
}

// Lists of thousands wait for all other writers instead of taking thousands of locks.
async function takeTurns(tx: Tx, hashes: readonly string[]): Promise<void> {
  if (hashes.length > 100) {
    await sql`select pg_advisory_xact_lock(${writersLock})`.execute(tx);
    return;
  }
  await sql`select pg_advisory_xact_lock_shared(${writersLock})`.execute(tx);
  // In one order, so that two never wait for each other.
  for (const hash of hashes.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 0))`.execute(tx);
}

async function refuseHeld(
  tx: Tx,
  { constraint, hashes, ids }: { constraint: string; hashes: string[]; ids: string[] },
): Promise<void> {
  if (hashes.length === 0) return;
  const { rows } = await (constraint === 'accounts_one_phone'
    ? sql`select id from accounts where phone_index = any(${hashes}) and id <> all(${ids}::uuid[]) limit 1`
    : sql`select id from accounts where id_number_index = any(${hashes}) and id <> all(${ids}::uuid[]) limit 1`
  ).execute(tx);
  if (rows.length > 0)
    throw Object.assign(new Error(`held under another key: ${constraint}`), {
      code: '23505',
      constraint,
    });
}
