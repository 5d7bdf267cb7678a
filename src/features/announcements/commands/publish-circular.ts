import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertDraft, publish } from '../queries/announcements.ts';

/**
 * Publishes a circular in the caller's transaction and returns its id (N38). The decision behind it
 * already had two persons.
 */
export async function publishCircular(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  circular: { title: string; body: string; documentNo: string | null },
): Promise<string> {
  const now = parts.clock.now();
  const organisationId = actor.organisationId;
  const draft = {
    ...circular,
    kind: 'CIRCULAR' as const,
    validFrom: dayOf(now),
    validTo: null,
    audienceRoles: [],
    audienceJurisdictionId: null,
    asksReceipt: false,
  };
  const id = await insertDraft(tx, draft, { accountId: actor.accountId, organisationId });
  await publish(tx, id, { accountId: actor.accountId, at: now });
  const facts = { kind: 'CIRCULAR', title: circular.title };
  await recordAudit(tx, actor, 'announcements.publish', { type: 'announcement', id }, facts);
  return id;
}
