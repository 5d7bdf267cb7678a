import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockAnnouncement, withdraw } from '../queries/announcements.ts';

/** Withdraws the circular of a case after a granted appeal, in the caller's transaction (N38). */
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
