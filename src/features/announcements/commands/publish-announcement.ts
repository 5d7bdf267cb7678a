import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockAnnouncement, markReplaced, publish } from '../queries/announcements.ts';
import { barrierToPublish, mayChange } from '../rules/policy.ts';

/**
 * Publishes a draft; a policy text or circular needs a second person of the body (N31, N38).
 * `replaces` is an older one of the same body that it supersedes. Throws
 * `announcements.second_person`, `announcements.already_published`, `announcements.not_found`.
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
