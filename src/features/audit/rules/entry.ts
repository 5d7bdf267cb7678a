import { createHash } from 'node:crypto';

export interface NewEntry {
  actorAccountId: string | null;
  /** The role acted in; SYSTEM for jobs, VISITOR without a login. */
  actorRole: string;
  actorOrganisationId: string | null;
  /** `<feature>.<verb phrase>`, e.g. `payment.take_at_counter`. */
  action: string;
  subjectType: string;
  subjectId: string;
  facts: Record<string, unknown>;
  address: string | null;
  requestId: string | null;
  /** The accounts the entry is about, beyond its subject. */
  people: string[] | null;
}

export interface EntryToSeal extends NewEntry {
  id: number;
  at: Date;
}

/** What new seals cover; 1 is what seals covered before there were addresses. */
export const sealFormat = 2;

/** The previous hash of the first seal. */
export const firstHash = '0'.repeat(64);

/** Returns the SHA-256 over the previous seal and the entries as they were written. */
export function sealOf(
  previousHash: string,
  entries: readonly EntryToSeal[],
  format: number = sealFormat,
): string {
  const hash = createHash('sha256').update(previousHash);
  for (const entry of entries) {
    const covered: unknown[] = [
      entry.id,
      entry.at.toISOString(),
      entry.actorAccountId,
      entry.actorRole,
      entry.actorOrganisationId,
      entry.action,
      entry.subjectType,
      entry.subjectId,
      entry.facts,
    ];
    if (format > 1) covered.push(entry.address, entry.requestId, entry.people);
    hash.update(JSON.stringify(covered));
  }
  return hash.digest('hex');
}
