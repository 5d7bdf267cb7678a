import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findAccountByIndexes, updatePassword } from '../queries/accounts.ts';
import { unlockName } from '../queries/failures.ts';
import { lacksConsent } from '../queries/learner-facts.ts';
import { endSessionsOf } from '../queries/sessions.ts';
import { privacyConsented } from '../rules/events.ts';
import { loginIndexes } from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { hashPassword } from '../rules/password.ts';
import { privacyNotice } from '../rules/privacy-notice.ts';
import { countAttempt } from './count-attempt.ts';
import { redeemCode } from './redeem-code.ts';

export const codesAllowed = 3;

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
    ip: string;
  },
): Promise<void> {
  const indexes = loginIndexes(parts.cipher, input.loginName);
  const account = await findAccountByIndexes(parts.db, indexes);
  await countAttempt(parts, { key: `reset:${account?.id ?? indexes[0]}`, address: input.ip });
  const hash = await hashPassword(input.newPassword);
  const done = await inTransaction(parts.db, async (tx) => {
    if (!account) return false;
    const { purpose, code } = input;
    if (!(await redeemCode(parts, tx, { accountId: account.id, purpose, code }))) return false;
    await takeConsent(parts, tx, account, input.consents);
    await updatePassword(tx, account.id, hash);
    const at = parts.clock.now();
    await endSessionsOf(tx, account.id, { at, because: 'password_reset' });
    const actor = learnerActor(account.id, account.name);
    const subject = { type: 'account', id: account.id };
    await recordAudit(tx, actor, 'identity.reset_password', subject, { purpose });
    return true;
  });
  if (!done || !account) throw new Refusal('identity.reset_code_wrong');
  await unlockName(parts.db, account.id);
  await unlockName(parts.db, `reset:${account.id}`);
}

// People whom an officer registered consent here, themselves (E28).
async function takeConsent(
  parts: Parts,
  tx: Tx,
  { id, name }: { id: string; name: string },
  consents: boolean,
): Promise<void> {
  if (!(await lacksConsent(tx, id))) return;
  if (!consents) throw new Refusal('identity.consent_due');
  const { version } = privacyNotice;
  const at = parts.clock.now().toISOString();
  await parts.jobs.publish(tx, privacyConsented, { accountId: id, version, at });
  const subject = { type: 'account', id };
  await recordAudit(tx, learnerActor(id, name), 'identity.consent', subject, { version });
}
