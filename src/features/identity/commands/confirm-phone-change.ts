import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { sealPhone } from '../rules/identifiers.ts';
import { changeIdentity } from './create-account.ts';
import { redeemCode } from './redeem-code.ts';
import { sendText } from './send-text.ts';

/** Replaces the phone by the one that the code was sent to. Throws `identity.code_wrong`. */
export async function confirmPhoneChange(parts: Parts, actor: Actor, code: string): Promise<void> {
  const changed = await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const issued = await redeemCode(parts, tx, { accountId, purpose: 'PHONE_CHANGE', code });
    if (!issued?.phoneCipher) return false;
    const phone = sealPhone(parts, parts.cipher.decrypt(issued.phoneCipher));
    const notice = `您的账号手机号已更换为 ${phone.phoneMasked}。如非本人操作，请立即到窗口办理。`;
    await sendText(parts, tx, accountId, notice);
    await changeIdentity(tx, accountId, { phone });
    const subject = { type: 'account', id: accountId };
    const facts = { phone: phone.phoneMasked };
    await recordAudit(tx, actor, 'identity.change_phone', subject, facts);
    return true;
  });
  if (!changed) throw new Refusal('identity.code_wrong');
}
