import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getAccount, updatePassword } from '../queries/accounts.ts';
import { forgetFailures } from '../queries/failures.ts';
import { endSessionsOf, type SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { hashPassword, isPassword } from '../rules/password.ts';
import { countAttempt, failAttempt } from './count-attempt.ts';

/**
 * Sets a new, valid password and ends all other sessions. Throws `identity.password_wrong` when the
 * old one is wrong, `identity.locked` after five tries.
 */
export async function changePassword(
  parts: Parts,
  session: SessionRow,
  input: { oldPassword: string; newPassword: string; ip: string },
): Promise<void> {
  const { accountId } = session;
  const attempt = { key: `change:${accountId}`, address: input.ip };
  await countAttempt(parts, attempt);
  const account = await getAccount(parts.db, accountId);
  if (!(await isPassword(account.passwordHash, input.oldPassword))) {
    await failAttempt(parts.db, attempt);
    throw new Refusal('identity.password_wrong');
  }
  await forgetFailures(parts.db, attempt);
  const hash = await hashPassword(input.newPassword);
  await inTransaction(parts.db, async (tx) => {
    await updatePassword(tx, accountId, hash);
    const at = parts.clock.now();
    await endSessionsOf(tx, accountId, { at, because: 'password_changed', except: session.id });
    const actor = learnerActor(accountId, session.name);
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.change_password', subject);
  });
}
