import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockAnnouncement, withdraw } from '../queries/announcements.ts';

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
