import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Account } from '../queries/accounts.ts';
import { updatePassword } from '../queries/passwords.ts';
import { endSessionsOf } from '../queries/sessions.ts';
import { phoneOf, type SealedPhone } from '../rules/identifiers.ts';
import { changeIdentity } from './create-account.ts';
import { issueCode } from './issue-code.ts';
import { sendTextTo } from './send-text.ts';

/**
 * Hands an account over to the owner of its number, in the caller's transaction (Q4): sets name and
 * phone, issues a code for a new password, ends all sessions and notifies the old phone. Throws
 * `identity.phone_taken`. No audit: the caller records the claim.
 */
export async function handOverAccount(
  parts: Parts,
  tx: Tx,
  account: Account,
  to: { name: string; phone: SealedPhone; code: string; issuedBy: string },
): Promise<void> {
  const { name, phone, code, issuedBy } = to;
  await changeIdentity(tx, account.id, { name, phone });
  await updatePassword(tx, account.id, null, parts.clock.now());
  await endSessionsOf(tx, account.id, { at: parts.clock.now(), because: 'claimed' });
  const oldPhone = phoneOf(parts, account);
  if (oldPhone)
    await sendTextTo(
      parts,
      tx,
      oldPhone,
      '与您手机号关联的学习账号已由证件持有人在窗口核验后收回。如有异议，请到当地人力社保局窗口办理。',
    );
  await issueCode(parts, tx, { accountId: account.id, purpose: 'COUNTER_RESET', code, issuedBy });
}
