import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { deleteMailAddress } from '../queries/messages.ts';

/** Removes the mail address of the actor: no more mails. */
export async function removeMailAddress(parts: Parts, actor: Actor): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await deleteMailAddress(tx, actor.accountId);
    const subject = { type: 'account', id: actor.accountId };
    await recordAudit(tx, actor, 'messages.remove_mail_address', subject);
  });
}
