import { type Db, inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findLastSeal, insertSeal, listUnsealed, lockSealing } from '../queries/seals.ts';
import { firstHash, sealFormat, sealOf } from '../rules/entry.ts';
import { type Anchor, textOfAnchor, textOfSeal } from '../rules/seal.ts';

const batch = 1000;

interface Sealed {
  entries: number;
  /** The new head of the chain. */
  head: Omit<Anchor, 'at'>;
}

/**
 * Seals all entries that wait, batch after batch, then notes the head of the chain outside the database: in
 * the file of anchors and as a line of the log (E25). An exam day writes faster than one batch a run.
 */
export async function sealAndAnchor(parts: Pick<Parts, 'db' | 'witness' | 'log'>): Promise<number> {
  let entries = 0;
  let head: Sealed['head'] | undefined;
  for (;;) {
    const sealed = await sealEntries(parts);
    if (!sealed) break;
    entries += sealed.entries;
    head = sealed.head;
  }
  if (head) await anchor(parts, { ...head, at: new Date().toISOString() });
  return entries;
}

/**
 * Seals the next batch of entries into the hash chain; null when none waits. Entries are sealed afterwards so
 * that recording never makes two commands wait for each other. No audit: it is the audit.
 */
export async function sealEntries({
  db,
  witness,
}: Pick<Parts, 'db' | 'witness'>): Promise<Sealed | null> {
  return inTransaction(db as Db, async (tx) => {
    if (!(await lockSealing(tx))) return null;
    const entries = await listUnsealed(tx, batch);
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last) return null;
    const before = await findLastSeal(tx);
    const previousHash = before?.hash ?? firstHash;
    const seal = {
      format: sealFormat,
      firstEntryId: first.id,
      lastEntryId: last.id,
      entryCount: entries.length,
      totalEntries: (before?.total ?? 0) + entries.length,
      previousHash,
      hash: sealOf(previousHash, entries),
    };
    const signed = { keyId: witness.keyId, signature: witness.sign(textOfSeal(seal)) };
    const id = await insertSeal(tx, { ...seal, ...signed }, entries);
    return {
      entries: entries.length,
      head: { seal: id, hash: seal.hash, total: seal.totalEntries },
    };
  });
}

async function anchor(
  { witness, log }: Pick<Parts, 'witness' | 'log'>,
  head: Anchor,
): Promise<void> {
  const signed = { ...head, key: witness.keyId, signature: witness.sign(textOfAnchor(head)) };
  await witness.note(JSON.stringify(signed));
  log.info({ anchor: signed }, 'audit anchor');
}
