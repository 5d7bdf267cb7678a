import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import {
  codeMinutes,
  hashCode,
  mayRequestCode,
  newDigits,
  sendCodeTo,
} from '../../identity/index.ts';
import { registrationCode } from '../rules/texts.ts';

/**
 * Throws `identity.too_many_codes` after too many requests. Outside a transaction: a refusal must not take the
 * count back. No audit: nothing is registered yet.
 */
export async function refuseTooManyCodes(
  { db }: Parts,
  nameKey: string,
  ip: string,
): Promise<void> {
  if (!(await mayRequestCode(db, { nameKey, ip }))) throw new Refusal('identity.too_many_codes');
}

/** Sends the code that proves the phone of a pending registration and returns what is stored of it. No audit. */
export async function sendRegistrationCode(
  parts: Parts,
  tx: Tx,
  id: string,
  phone: { phone: string; phoneMasked: string },
) {
  const code = newDigits();
  const codeId = newId();
  const { text } = wordText(parts.place, registrationCode, { 验证码: '{code}' });
  await sendCodeTo(parts, tx, phone, { codeId, code, text });
  const now = parts.clock.now().getTime();
  return {
    codeId,
    codeHash: hashCode(parts.cipher, id, 'REGISTRATION', code),
    codeExpiresAt: new Date(now + codeMinutes.REGISTRATION * 60_000),
  };
}
