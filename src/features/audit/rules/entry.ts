import { createHash } from 'node:crypto';

export interface NewEntry {
  actorAccountId: string | null;
  actorRole: string;
  actorOrganisationId: string | null;
  /** `<feature>.<verb phrase>`, e.g. `payment.take_at_counter`. */
  action: string;
  subjectType: string;
  subjectId: string;
  facts: Record<string, unknown>;
}

export interface EntryToSeal extends NewEntry {
  id: number;
  at: Date;
}

/** The previous hash of the first seal. */
export const firstHash = '0'.repeat(64);

/** Returns the SHA-256 over the previous seal and the entries as they were written. */
export function sealOf(previousHash: string, entries: readonly EntryToSeal[]): string {
  const hash = createHash('sha256').update(previousHash);
  for (const entry of entries) {
    hash.update(
      JSON.stringify([
        entry.id,
        entry.at.toISOString(),
        entry.actorAccountId,
        entry.actorRole,
        entry.actorOrganisationId,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        entry.facts,
      ]),
    );
  }
  return hash.digest('hex');
}
