import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockAnnouncement, withdraw } from '../queries/announcements.ts';
import { mayChange } from '../rules/policy.ts';

/** Withdraws an announcement of the officer's body; readers see the reason. */
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
