import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { endSessionsOf, type SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { passwordChanged } from '../rules/texts.ts';
import { provePassword } from './prove-password.ts';
import { replacePassword } from './replace-password.ts';
import { rotateToken } from './rotate-token.ts';
import { sendText } from './send-text.ts';

/**
 * Sets a new, valid password, ends all other sessions, tells the phone, and returns the session's new token.
 * Throws as `provePassword` and `replacePassword`.
 */
export async function changePassword(
  parts: Parts,
  session: SessionRow,
  input: { oldPassword: string; newPassword: string; ip: string },
): Promise<string> {
  const { accountId } = session;
  const account = await provePassword(parts, accountId, {
    password: input.oldPassword,
    ip: input.ip,
  });
  return inTransaction(parts.db, async (tx) => {
    await replacePassword(parts, tx, account, input.newPassword);
    const at = parts.clock.now();
    await endSessionsOf(tx, accountId, { at, because: 'password_changed', except: session.id });
    await sendText(parts, tx, accountId, wordText(parts.place, passwordChanged, {}).text);
    const actor = learnerActor(accountId, session.name);
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.change_password', subject);
    return rotateToken(tx, session.id);
  });
}
