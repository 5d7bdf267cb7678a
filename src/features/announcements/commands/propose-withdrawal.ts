import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { lockAnnouncement, withdraw } from '../queries/announcements.ts';
import type { Announcement } from '../rules/announcement.ts';
import { mayChange, twoPersonKinds } from '../rules/policy.ts';

/** A policy text or a circular is withdrawn by two persons, as it was published. */
export const withdrawalKind: ProposalKind<Record<string, never>> = {
  kind: 'announcements.withdraw',
  title: '撤回政策文件',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(_parts, tx, { subjectId, reason, proposedBy, actor }) {
    if ((await lockAnnouncement(tx, subjectId))?.state !== 'PUBLISHED')
      throw new Refusal('announcements.not_found');
    await withdraw(tx, subjectId, reason);
    const subject = { type: 'announcement', id: subjectId };
    await recordAudit(tx, actor, 'announcements.withdraw', subject, {
      because: reason,
      proposedBy,
    });
  },
};

/**
 * Withdraws a notice of the officer's body, and proposes to withdraw a policy text or a circular; returns the id of
 * the proposal, null for a notice. Readers see the reason. Throws `announcements.not_found`.
 */
export async function proposeWithdrawal(
  parts: Parts,
  actor: Officer,
  id: string,
  because: string,
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const one = await lockPublished(tx, actor, id);
    if (twoPersonKinds.includes(one.kind))
      return propose(parts, tx, actor, withdrawalKind, {
        subject: {
          type: 'announcement',
          id,
          words: one.title,
          href: `/announcements/${id}`,
        },
        difference: [{ label: '状态', before: '已发布', after: '已撤回' }],
        change: {},
        reason: because,
      });
    await withdraw(tx, id, because);
    const subject = { type: 'announcement', id };
    await recordAudit(tx, actor, 'announcements.withdraw', subject, { because });
    return null;
  });
}

async function lockPublished(tx: Tx, actor: Officer, id: string): Promise<Announcement> {
  const one = await lockAnnouncement(tx, id);
  if (one?.state !== 'PUBLISHED' || !mayChange(actor, one))
    throw new Refusal('announcements.not_found');
  return one;
}
