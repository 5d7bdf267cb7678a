import type { Reader } from '../../../platform/database/index.ts';
import { firstHash, sealOf } from '../rules/entry.ts';
import { listSealed, listSeals } from './entries.ts';

export type ChainVerdict =
  | { holds: true; seals: number; entries: number }
  | { holds: false; brokenAtSeal: number; because: 'previous_hash' | 'entry_missing' | 'content' };

/** Recomputes the whole chain and returns the first seal that does not hold, if any (E25). */
export async function verifyChain(db: Reader): Promise<ChainVerdict> {
  let previous = firstHash;
  let seals = 0;
  let entries = 0;
  for (let after = 0; ; ) {
    const page = await listSeals(db, after, 200);
    if (page.length === 0) return { holds: true, seals, entries };
    for (const seal of page) {
      const rows = await listSealed(db, seal);
      if (seal.previousHash !== previous)
        return { holds: false, brokenAtSeal: seal.id, because: 'previous_hash' };
      if (rows.length !== seal.entryCount)
        return { holds: false, brokenAtSeal: seal.id, because: 'entry_missing' };
      if (sealOf(previous, rows) !== seal.hash)
        return { holds: false, brokenAtSeal: seal.id, because: 'content' };
      previous = seal.hash;
      seals += 1;
      entries += rows.length;
      after = seal.id;
    }
  }
}
