import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertReceipt } from '../queries/files.ts';
import type { Announcement } from '../rules/announcement.ts';

/** Records that a reader confirms having read a version; once for each version. */
export async function confirmReading(
  parts: Parts,
  actor: Actor,
  { id, version }: Announcement,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await insertReceipt(tx, { announcementId: id, accountId: actor.accountId, version });
    await recordAudit(tx, actor, 'announcements.read', { type: 'announcement', id }, { version });
  });
}
