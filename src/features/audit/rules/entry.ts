import { createHash } from 'node:crypto';

export interface NewEntry {
  actor_account_id: string | null;
  actor_role: string;
  actor_organisation_id: string | null;
  /** `<feature>.<verb phrase>`, e.g. `payment.take_at_counter`. */
  action: string;
  subject_type: string;
  subject_id: string;
  facts: Record<string, unknown>;
}

export interface EntryToSeal extends NewEntry {
  id: number;
  at: Date;
}

/** The hash every chain begins with. */
export const firstHash = '0'.repeat(64);

/** SHA-256 over the previous seal and the entries as they were written: one changed letter breaks it. */
export function sealOf(previousHash: string, entries: readonly EntryToSeal[]): string {
  const hash = createHash('sha256').update(previousHash);
  for (const entry of entries) {
    hash.update(
      JSON.stringify([
        entry.id,
        entry.at.toISOString(),
        entry.actor_account_id,
        entry.actor_role,
        entry.actor_organisation_id,
        entry.action,
        entry.subject_type,
        entry.subject_id,
        entry.facts,
      ]),
    );
  }
  return hash.digest('hex');
}
