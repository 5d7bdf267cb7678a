import type { Actor } from '../../../kernel/actor.ts';
import type { Db } from '../../../platform/database/index.ts';
import { insertEntries } from '../queries/entries.ts';

export interface DisclosureRecord {
  /** Null for a visitor or another system. */
  actor: Actor | null;
  /** `disclosure.<how>`. */
  action: string;
  subject: { type: string; id: string };
  facts: Record<string, unknown>;
  people: readonly string[] | null;
  address: string;
  requestId: string;
}

/** Records that personal data of others was given out, in one statement. No audit: it is the audit. */
export async function recordDisclosure(db: Db, record: DisclosureRecord): Promise<void> {
  const { actor, action, subject, facts, people, address, requestId } = record;
  const entry = {
    actorAccountId: actor?.accountId ?? null,
    actorRole: actor?.role ?? 'VISITOR',
    actorOrganisationId: actor?.organisationId ?? null,
    subjectType: subject.type,
    subjectId: subject.id,
    people: people && people.length > 0 ? [...people] : null,
  };
  await insertEntries(db, [{ ...entry, action, facts, address, requestId }]);
}
