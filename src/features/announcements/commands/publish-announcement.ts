import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  insertDraft,
  lockAnnouncement,
  markReplaced,
  publish,
  withdraw,
} from '../queries/announcements.ts';
import { barrierToPublish, mayChange } from '../rules/policy.ts';

/**
 * Publishes a draft; a policy text or circular only by a second person of the body. With `replaces` an older one of
 * the same body ends. Throws `announcements.second_person`, `announcements.already_published`,
 * `announcements.not_found`.
 */
export async function publishAnnouncement(
  parts: Parts,
  actor: Officer,
  id: string,
  replaces: string | null,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const draft = await lockAnnouncement(tx, id);
    if (!draft || !mayChange(actor, draft)) throw new Refusal('announcements.not_found');
    if (draft.state !== 'DRAFT') throw new Refusal('announcements.already_published');
    const barrier = barrierToPublish(actor, draft);
    if (barrier) throw new Refusal(`announcements.${barrier}`);
    if (replaces) {
      const older = await lockAnnouncement(tx, replaces);
      if (older?.state !== 'PUBLISHED' || !mayChange(actor, older))
        throw new Refusal('announcements.not_found');
      await markReplaced(tx, replaces, id);
    }
    await publish(tx, id, { accountId: actor.accountId, at: parts.clock.now() });
    const facts = { kind: draft.kind, title: draft.title, replaces };
    await recordAudit(tx, actor, 'announcements.publish', { type: 'announcement', id }, facts);
  });
}

/** The body takes an announcement back, with the reason readers see. */
export async function withdrawAnnouncement(
  parts: Parts,
  actor: Officer,
  id: string,
  because: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockAnnouncement(tx, id);
    if (one?.state !== 'PUBLISHED' || !mayChange(actor, one))
      throw new Refusal('announcements.not_found');
    await withdraw(tx, id, because);
    await recordAudit(
      tx,
      actor,
      'announcements.withdraw',
      { type: 'announcement', id },
      { because },
    );
  });
}

/**
 * Publishes a circular (N38) in the caller's transaction, on a decision that two persons made there.
 * Returns its id.
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

/** A won appeal takes the circular of the case back, in the caller's transaction (N38). */
export async function withdrawCircular(
  tx: Tx,
  actor: Officer,
  id: string,
  because: string,
): Promise<void> {
  const one = await lockAnnouncement(tx, id);
  if (one?.kind !== 'CIRCULAR' || one.state !== 'PUBLISHED') return;
  await withdraw(tx, id, because);
  await recordAudit(tx, actor, 'announcements.withdraw', { type: 'announcement', id }, { because });
}
