import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { proveSelf } from '../../identity/index.ts';
import { deleteMailAddress } from '../queries/messages.ts';
import { tellOldAddress } from './tell-old-address.ts';

/**
 * Removes the mail address of the actor, who has proved who they are again: no more mails but one to it. Throws as
 * `proveSelf` of identity.
 */
export async function removeMailAddress(
  parts: Parts,
  actor: Actor,
  proof: { password: string; ip: string },
): Promise<void> {
  await proveSelf(parts, actor, proof);
  await inTransaction(parts.db, async (tx) => {
    await tellOldAddress(parts, tx, actor.accountId, '停用了');
    await deleteMailAddress(tx, actor.accountId);
    const subject = { type: 'account', id: actor.accountId };
    await recordAudit(tx, actor, 'messages.remove_mail_address', subject);
  });
}
