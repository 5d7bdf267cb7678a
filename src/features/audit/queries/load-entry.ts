import type { Reader } from '../../../platform/database/index.ts';
import { findSeal } from './seals.ts';
import { findEntry, listEntries } from './search.ts';
import { type Told, tellEntries } from './tell-entries.ts';

const around = 8;

/** Returns an entry with those around it about the same person or thing, and its seal; null for none. */
export async function loadEntry(db: Reader, id: number) {
  const found = await findEntry(db, id);
  if (!found) return null;
  const [entry] = (await tellEntries(db, [found])) as [Told];
  const [person] = entry.whom;
  const about = person ? { subjects: [person.id] } : { subjectId: entry.subjectId };
  const near = await listEntries(db, { ...about, beforeId: id + 1, limit: around });
  const seal = entry.sealId === null ? undefined : await findSeal(db, entry.sealId);
  return {
    entry,
    trail: await tellEntries(db, near),
    seal: seal ? { id: seal.id, hash: seal.hash, signed: seal.signature !== null } : null,
  };
}
