import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockAccount, markTotpStep, updateTotp } from '../queries/accounts.ts';
import { forgetFailures } from '../queries/failures.ts';
import { getSetUp, updateSetUp } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { accountCells } from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { isProved, pendingTotpCell } from '../rules/second-factor.ts';
import { matchCode } from '../rules/totp.ts';
import { countAttempt, failAttempt } from './count-attempt.ts';
import { sendText } from './send-text.ts';

/**
 * Puts the new authenticator app in the place of the old one, by a code of the new one, and tells the phone.
 * Throws `identity.code_wrong`, `identity.locked`.
 */
export async function replaceApp(
  parts: Parts,
  session: SessionRow,
  { code, ip }: { code: string; ip: string },
): Promise<void> {
  const { accountId, name } = session;
  const attempt = { key: `second-factor:${accountId}`, address: ip };
  await countAttempt(parts, attempt);
  const replaced = await inTransaction(parts.db, async (tx) => {
    const done = await useNewApp(parts, tx, session, code);
    const subject = { type: 'account', id: accountId };
    const action = done ? 'identity.replace_app' : 'identity.second_factor_failed';
    await recordAudit(tx, learnerActor(accountId, name), action, subject, { ip });
    return done;
  });
  if (!replaced) {
    await failAttempt(parts.db, attempt);
    throw new Refusal('identity.code_wrong');
  }
  await forgetFailures(parts.db, attempt);
}

async function useNewApp(
  parts: Parts,
  tx: Tx,
  session: SessionRow,
  code: string,
): Promise<boolean> {
  const now = parts.clock.now();
  const { accountId } = session;
  await lockAccount(tx, accountId);
  const { passwordProvedAt, pendingTotpCipher } = await getSetUp(tx, session.id);
  if (!pendingTotpCipher || !isProved(passwordProvedAt, now)) return false;
  const secret = parts.cipher.decrypt(pendingTotpCipher, pendingTotpCell(session.id));
  const step = matchCode(secret, code, now, null);
  if (step === null) return false;
  const secretCipher = parts.cipher.encrypt(secret, accountCells.totp(accountId));
  await updateTotp(tx, accountId, { secretCipher, confirmedAt: now });
  await markTotpStep(tx, accountId, { step, confirmedAt: now });
  await updateSetUp(tx, session.id, { pendingTotpCipher: null });
  const text = '您的账号刚刚更换了验证器，旧的不能再用。如非本人操作，请立即联系管理员。';
  await sendText(parts, tx, accountId, text);
  return true;
}
