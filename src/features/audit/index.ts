import type { ActorOrSystem } from '../../kernel/actor.ts';
import type { Tx } from '../../platform/database/index.ts';
import { insertEntries } from './queries/entries.ts';

export { recordDisclosure } from './commands/record-disclosure.ts';
export { listEntriesOn } from './queries/entries.ts';
export { type Look, listLooksAt } from './queries/looks.ts';
export { type Leak, listTouched } from './queries/touched.ts';
export { verifyChain } from './queries/verify-chain.ts';

export interface AuditRecord {
  actor: ActorOrSystem;
  /** `<feature>.<verb phrase>`. */
  action: string;
  subject: { type: string; id: string };
  facts?: Record<string, unknown>;
  /** The accounts it is about, beyond its subject. */
  people?: readonly string[];
}

/**
 * Records who did what in the transaction that did it: no change without its entry, no entry
 * without its change (E25). Facts hold no identifiers in the clear.
 */
export async function recordAudit(
  tx: Tx,
  actor: ActorOrSystem,
  action: string,
  subject: { type: string; id: string },
  facts: Record<string, unknown> = {},
): Promise<void> {
  await recordAudits(tx, [{ actor, action, subject, facts }]);
}

/** Records several entries in one statement, in their order. */
export async function recordAudits(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  await insertEntries(
    tx,
    records.map(({ actor, action, subject, facts = {}, people }) => {
      const person = actor === 'SYSTEM' ? null : actor;
      return {
        actorAccountId: person?.accountId ?? null,
        actorRole: person?.role ?? 'SYSTEM',
        actorOrganisationId: person?.organisationId ?? null,
        action,
        subjectType: subject.type,
        subjectId: subject.id,
        facts,
        // Failed log-ins have no actor.
        address: person?.address ?? (typeof facts.ip === 'string' ? facts.ip : null),
        requestId: person?.requestId ?? null,
        people: people ? [...people] : null,
      };
    }),
  );
}
