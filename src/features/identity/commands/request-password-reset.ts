import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findAccountByIndexes } from '../queries/accounts.ts';
import { countCodesSince } from '../queries/codes.ts';
import { loginIndexes } from '../rules/identifiers.ts';
import { codeMinutes, newDigits } from '../rules/one-time-code.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { issueCode } from './issue-code.ts';
import { codesAllowed } from './reset-password.ts';
import { sendText } from './send-text.ts';

/**
 * Sends a code to the phone of the account with this number or phone (Q1). The caller learns neither
 * whether there is an account nor whether too many codes were requested.
 */
export async function requestPasswordReset(parts: Parts, loginName: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const account = await findAccountByIndexes(tx, loginIndexes(parts.cipher, loginName));
    if (!account) return;
    const purpose = 'PASSWORD_RESET';
    const since = new Date(parts.clock.now().getTime() - codeMinutes[purpose] * 60000);
    if ((await countCodesSince(tx, account.id, purpose, since)) >= codesAllowed) return;
    const code = newDigits();
    await issueCode(parts, tx, { accountId: account.id, purpose, code, issuedBy: null });
    await sendText(
      parts,
      tx,
      account.id,
      `验证码 ${code}，用于重设密码，10 分钟内有效。请勿告诉任何人，工作人员不会向您索要。`,
    );
    const actor = learnerActor(account.id, account.name);
    const subject = { type: 'account', id: account.id };
    await recordAudit(tx, actor, 'identity.request_password_reset', subject);
  });
}
