import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { isPhoneTaken } from '../queries/accounts.ts';
import { countCodesSince } from '../queries/codes.ts';
import { sealPhone } from '../rules/identifiers.ts';
import { codeMinutes, newDigits } from '../rules/one-time-code.ts';
import { codesAllowed } from '../rules/phone-change.ts';
import { issueCode } from './issue-code.ts';
import { sendTextTo } from './send-text.ts';

/**
 * Sends a code to the new phone; the old one stays valid until the code is entered. Throws
 * `identity.phone_taken`, or `identity.too_many_codes` after three in ten minutes.
 */
export async function requestPhoneChange(parts: Parts, actor: Actor, phone: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const purpose = 'PHONE_CHANGE';
    const sealed = sealPhone(parts, phone);
    if (await isPhoneTaken(tx, sealed.phoneIndex, accountId))
      throw new Refusal('identity.phone_taken');
    const since = new Date(parts.clock.now().getTime() - codeMinutes[purpose] * 60000);
    if ((await countCodesSince(tx, accountId, purpose, since)) >= codesAllowed)
      throw new Refusal('identity.too_many_codes');
    const code = newDigits();
    const { phoneCipher } = sealed;
    await issueCode(parts, tx, { accountId, purpose, code, issuedBy: null, phoneCipher });
    await sendTextTo(parts, tx, sealed, `验证码 ${code}，用于更换手机号，10 分钟内有效。`);
    const subject = { type: 'account', id: accountId };
    const facts = { phone: sealed.phoneMasked };
    await recordAudit(tx, actor, 'identity.request_phone_change', subject, facts);
  });
}
