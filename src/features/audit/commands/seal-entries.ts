import { type Db, inTransaction } from '../../../platform/database/index.ts';
import { findLastSeal, insertSeal, listUnsealed, lockSealing } from '../queries/entries.ts';
import { firstHash, sealOf } from '../rules/entry.ts';

const batch = 1000;

/**
 * Seals the next batch of entries into the hash chain and returns how many (E25). Entries are sealed
 * afterwards so that recording never makes two commands wait for each other. No audit: it is the audit.
 */
export async function sealEntries(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    if (!(await lockSealing(tx))) return 0;
    const entries = await listUnsealed(tx, batch);
    if (entries.length === 0) return 0;
    const previousHash = (await findLastSeal(tx))?.hash ?? firstHash;
    await insertSeal(tx, { entries, previousHash, hash: sealOf(previousHash, entries) });
    return entries.length;
  });
}
