import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { readPhone } from '../rules/identifiers.ts';
import { newDigits, newPhoneCell } from '../rules/one-time-code.ts';
import { phoneCode } from '../rules/texts.ts';
import { issueCode } from './issue-code.ts';
import { mayRequestCode } from './limit-codes.ts';
import { proveSelf } from './prove-self.ts';
import { sendCodeTo } from './send-text.ts';

/**
 * Sends a code to the new phone after the password was typed again; the old one stays valid until the code is
 * entered. Whether the phone has an account is not said before. Throws `identity.proof_due`, `identity.password_wrong`,
 * `identity.locked`, or `identity.too_many_codes`.
 */
export async function requestPhoneChange(
  parts: Parts,
  actor: Actor,
  input: { phone: string; password: string; ip: string },
): Promise<void> {
  const { accountId } = actor;
  await proveSelf(parts, actor, input);
  const newPhone = readPhone(input.phone);
  const asked = { nameKey: parts.cipher.index(newPhone.phone), ip: input.ip };
  if (!(await mayRequestCode(parts.db, asked))) throw new Refusal('identity.too_many_codes');
  await inTransaction(parts.db, async (tx) => {
    const purpose = 'PHONE_CHANGE';
    const code = newDigits();
    const phoneCipher = parts.cipher.encrypt(newPhone.phone, newPhoneCell(accountId));
    const codeId = await issueCode(parts, tx, {
      accountId,
      purpose,
      code,
      issuedBy: null,
      phoneCipher,
    });
    const { text } = wordText(parts.place, phoneCode, { 验证码: '{code}' });
    await sendCodeTo(parts, tx, newPhone, { codeId, code, text });
    const subject = { type: 'account', id: accountId };
    const facts = { phone: newPhone.phoneMasked };
    await recordAudit(tx, actor, 'identity.request_phone_change', subject, facts);
  });
}
