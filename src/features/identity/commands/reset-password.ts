import { nilId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { versionInForce } from '../../place/index.ts';
import { findAccountAtDevice } from '../queries/accounts.ts';
import { unlockNames } from '../queries/failures.ts';
import { lacksConsent } from '../queries/learner-facts.ts';
import { endSessionsOf } from '../queries/sessions.ts';
import { privacyConsented } from '../rules/events.ts';
import { loginIndexes, loginKey, loginKeysOf } from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { passwordReset } from '../rules/texts.ts';
import { attemptAt, countAttempt } from './count-attempt.ts';
import type { Client } from './log-in.ts';
import { redeemCode } from './redeem-code.ts';
import { replacePassword } from './replace-password.ts';
import { sendText } from './send-text.ts';

/**
 * Sets a new, valid password by a code sent by SMS or issued at a counter (Q1, Q2). All sessions and
 * a lock-out end. Throws `identity.reset_code_wrong` for a wrong or used code and for a missing
 * account alike, and `identity.consent_due` when the code is right but the person has not consented to
 * the privacy notice; the code then stays valid.
 */
export async function resetPassword(
  parts: Parts,
  input: {
    loginName: string;
    purpose: 'PASSWORD_RESET' | 'COUNTER_RESET';
    code: string;
    newPassword: string;
    /** Consent to the privacy notice in force. */
    consents: boolean;
  } & Pick<Client, 'ip' | 'deviceHash'>,
): Promise<void> {
  const indexes = loginIndexes(parts.cipher, input.loginName);
  const account = await findAccountAtDevice(parts.db, indexes, input.deviceHash);
  const name = loginKey(parts.cipher, input.loginName);
  const attempt = attemptAt(`reset:${name}`, input, account?.knownDevice);
  await countAttempt(parts, attempt);
  const done = await inTransaction(parts.db, async (tx) => {
    const { purpose, code } = input;
    const accountId = account?.id ?? nilId;
    if (!(await redeemCode(parts, tx, { accountId, purpose, code })) || !account) {
      const subject = { type: account ? 'account' : 'login_name', id: account?.id ?? name };
      await recordAudit(tx, 'SYSTEM', 'identity.reset_failed', subject, { ip: input.ip });
      return false;
    }
    await takeConsent(parts, tx, account, input.consents);
    await replacePassword(parts, tx, account, input.newPassword);
    const at = parts.clock.now();
    await endSessionsOf(tx, account.id, { at, because: 'password_reset' });
    await sendText(parts, tx, account.id, wordText(parts.place, passwordReset, {}).text);
    const actor = learnerActor(account.id, account.name);
    const subject = { type: 'account', id: account.id };
    await recordAudit(tx, actor, 'identity.reset_password', subject, { purpose });
    const names = loginKeysOf(parts.cipher, account);
    await unlockNames(tx, lockedKeysOf(names, input.deviceHash));
    return true;
  });
  if (!done) throw new Refusal('identity.reset_code_wrong');
}

// Log-in, log-in by code and reset, at any device and at this one.
const lockedKeysOf = (names: readonly string[], deviceHash: string | null): string[] =>
  names.flatMap((name) =>
    ['', 'reset:', 'log-in-code:'].flatMap((what) => [
      `${what}${name}`,
      `${what}${name}@${deviceHash ?? ''}`,
    ]),
  );

// People whom an officer registered consent here, themselves (E28).
async function takeConsent(
  parts: Parts,
  tx: Tx,
  { id, name }: { id: string; name: string },
  consents: boolean,
): Promise<void> {
  if (!(await lacksConsent(tx, id))) return;
  if (!consents) throw new Refusal('identity.consent_due');
  const now = parts.clock.now();
  const version = versionInForce(parts.place.current(), now);
  const at = now.toISOString();
  await parts.jobs.publish(tx, privacyConsented, { accountId: id, version, at });
  const subject = { type: 'account', id };
  await recordAudit(tx, learnerActor(id, name), 'identity.consent', subject, { version });
}
