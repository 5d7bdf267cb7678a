import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { accountCells, sealPhone } from '../rules/identifiers.ts';
import { newPhoneCell } from '../rules/one-time-code.ts';
import { changeIdentity } from './create-account.ts';
import { redeemCode } from './redeem-code.ts';
import { sendText } from './send-text.ts';
import { takePhone } from './take-phone.ts';

/**
 * Replaces the phone by the one that the code was sent to, and tells the old one. A phone of another account
 * throws `identity.phone_taken`, after which the code is still valid, unless the person claims it. Throws
 * `identity.code_wrong`.
 */
export async function confirmPhoneChange(
  parts: Parts,
  actor: Actor,
  { code, claims }: { code: string; claims: boolean },
): Promise<void> {
  const changed = await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const issued = await redeemCode(parts, tx, { accountId, purpose: 'PHONE_CHANGE', code });
    if (!issued?.phoneCipher) return false;
    const newPhone = parts.cipher.decrypt(issued.phoneCipher, newPhoneCell(accountId));
    const phone = sealPhone(parts, newPhone, accountCells.phone(accountId));
    await takePhone(parts, tx, actor, { phone: newPhone, exceptId: accountId, claims });
    const notice = `您的账号手机号已更换为 ${phone.phoneMasked}。如非本人操作，请立即到窗口办理。`;
    await sendText(parts, tx, accountId, notice);
    const phoneChangedAt = parts.clock.now();
    await changeIdentity(tx, accountId, { phone: { ...phone, phoneChangedAt } });
    const subject = { type: 'account', id: accountId };
    const facts = { phone: phone.phoneMasked };
    await recordAudit(tx, actor, 'identity.change_phone', subject, facts);
    return true;
  });
  if (!changed) throw new Refusal('identity.code_wrong');
}
