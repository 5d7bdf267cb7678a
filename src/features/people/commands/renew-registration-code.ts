import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { forgetSentCodes } from '../../identity/index.ts';
import {
  findPendingRegistration,
  lockPendingRegistration,
  updateRegistrationCode,
} from '../queries/pending-registrations.ts';
import { pendingCells } from '../rules/cells.ts';
import { refuseTooManyCodes, sendRegistrationCode } from './send-registration-code.ts';

/**
 * Sends another code for a pending registration; the earlier one is void. Throws
 * `people.registration_expired`, `identity.too_many_codes`. No audit: nothing is registered yet.
 */
export async function renewRegistrationCode(
  parts: Parts,
  token: string,
  ip: string,
): Promise<void> {
  const { db, cipher, clock } = parts;
  const pending = await findPendingRegistration(db, hashToken(token), clock.now());
  if (!pending) throw new Refusal('people.registration_expired');
  const phone = cipher.decrypt(pending.phoneCipher, pendingCells.phone(pending.id));
  await refuseTooManyCodes(parts, cipher.index(phone), ip);
  await inTransaction(db, async (tx) => {
    const found = await lockPendingRegistration(tx, hashToken(token), clock.now());
    if (!found) throw new Refusal('people.registration_expired');
    await forgetSentCodes(tx, [found.codeId]);
    await updateRegistrationCode(
      tx,
      found.id,
      await sendRegistrationCode(parts, tx, found.id, { ...found, phone }),
    );
  });
}
