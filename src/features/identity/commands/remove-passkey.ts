import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { deletePasskey, listPasskeys } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { provePassword } from './prove-password.ts';
import { sendText } from './send-text.ts';

/** Removes one of the person's passkeys. Throws as `provePassword`, or `identity.passkey_not_found`. */
export async function removePasskey(
  parts: Parts,
  session: SessionRow,
  { id, ...input }: { id: string; password: string; ip: string },
): Promise<void> {
  const { accountId } = session;
  const own = await listPasskeys(parts.db, accountId);
  if (!own.some((one) => one.id === id)) throw new Refusal('identity.passkey_not_found');
  await provePassword(parts, accountId, input);
  await inTransaction(parts.db, async (tx) => {
    const name = await deletePasskey(tx, { id, accountId });
    if (name === undefined) throw new Refusal('identity.passkey_not_found');
    await sendText(
      parts,
      tx,
      accountId,
      '您的账号刚刚删除了一个通行密钥。如非本人操作，请立即联系管理员。',
    );
    const actor = learnerActor(accountId, session.name);
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.remove_passkey', subject, { name });
  });
}
