import { newId } from '../../../kernel/ids.ts';
import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { readPhone } from '../../identity/index.ts';
import { insertPendingRegistration } from '../queries/pending-registrations.ts';
import { pendingCells } from '../rules/cells.ts';
import { pendingMinutes } from '../rules/pending-registration.ts';
import type { Registration } from './register-learner.ts';
import { refuseTooManyCodes, sendRegistrationCode } from './send-registration-code.ts';

/** A registration before its phone is proved; nothing of it was looked up yet. */
export interface PendingRegistration {
  registration: Registration;
}

/**
 * Keeps a registration, encrypted, until the code sent to its phone is entered, and returns its token. Neither
 * number nor phone is looked up before, so that the answer tells nothing about either. Throws
 * `identity.too_many_codes`. No audit: nothing is registered yet.
 */
export async function requestRegistration(
  parts: Parts,
  pending: PendingRegistration,
  ip: string,
): Promise<string> {
  const token = newToken();
  const { cipher } = parts;
  const phone = readPhone(pending.registration.phone);
  await refuseTooManyCodes(parts, cipher.index(phone.phone), ip);
  await inTransaction(parts.db, async (tx) => {
    const id = newId();
    await insertPendingRegistration(tx, {
      tokenHash: hashToken(token),
      id,
      formCipher: cipher.encrypt(JSON.stringify(pending), pendingCells.form(id)),
      phoneCipher: cipher.encrypt(phone.phone, pendingCells.phone(id)),
      phoneMasked: phone.phoneMasked,
      ...(await sendRegistrationCode(parts, tx, id, phone)),
      expiresAt: new Date(parts.clock.now().getTime() + pendingMinutes * 60_000),
    });
  });
  return token;
}
