import type { ActorOrSystem } from '../../kernel/actor.ts';
import type { Tx } from '../../platform/database/index.ts';
import { insertEntry } from './queries.ts';

export { countEntriesSince } from './queries.ts';
export { verifyChain } from './verify-chain.ts';

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
  const system = actor === 'SYSTEM';
  await insertEntry(tx, {
    actor_account_id: system ? null : actor.accountId,
    actor_role: system ? 'SYSTEM' : actor.role,
    actor_organisation_id: system ? null : actor.organisationId,
    action,
    subject_type: subject.type,
    subject_id: subject.id,
    facts,
  });
}
