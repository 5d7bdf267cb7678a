import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken, sameSecret } from '../../../platform/cryptography/index.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  findAccountByIndexes,
  forgetSentCodes,
  guessesAllowed,
  hashCode,
  readPhone,
  takePhone,
} from '../../identity/index.ts';
import {
  countWrongRegistrationGuess,
  deletePendingRegistration,
  lockPendingRegistration,
  type PendingRegistrationRow,
} from '../queries/pending-registrations.ts';
import { pendingCells } from '../rules/cells.ts';
import { createLearner } from './register-learner.ts';
import type { PendingRegistration } from './request-registration.ts';

/**
 * Registers the learner of a pending registration whose phone is proved by the code, and returns the account.
 * Throws `people.registration_expired`, `identity.code_wrong`; and once the code was right, which then stays
 * valid, `identity.number_taken`, or `identity.phone_taken` unless the person claims the phone (N3).
 */
export async function confirmPhoneAndRegister(
  parts: Parts,
  input: { token: string; code: string; claims: boolean },
): Promise<string> {
  const accountId = await inTransaction(parts.db, async (tx) => {
    const found = await lockPendingRegistration(tx, hashToken(input.token), parts.clock.now());
    if (!found) throw new Refusal('people.registration_expired');
    if (!isRight(parts, found, input.code)) {
      await countWrongRegistrationGuess(tx, found.id);
      return null;
    }
    return register(parts, tx, found, input.claims);
  });
  if (accountId === null) throw new Refusal('identity.code_wrong');
  return accountId;
}

async function register(
  parts: Parts,
  tx: Tx,
  found: PendingRegistrationRow,
  claims: boolean,
): Promise<string> {
  const sealed = parts.cipher.decrypt(found.formCipher, pendingCells.form(found.id));
  const { registration } = JSON.parse(sealed) as PendingRegistration;
  const { phone } = readPhone(registration.phone);
  await refuseTakenNumber(parts, tx, registration.idNumber);
  await takePhone(parts, tx, 'SYSTEM', { phone, claims });
  const accountId = await createLearner(parts, tx, registration);
  await deletePendingRegistration(tx, found.id);
  await forgetSentCodes(tx, [found.codeId]);
  return accountId;
}

// Before the phone: the owner of a number that has an account claims that account, not the phone.
async function refuseTakenNumber({ cipher }: Parts, tx: Tx, idNumber: string): Promise<void> {
  if (await findAccountByIndexes(tx, cipher.indexes(idNumber)))
    throw new Refusal('identity.number_taken');
}

function isRight({ cipher, clock }: Parts, found: PendingRegistrationRow, code: string): boolean {
  const { id, codeHash, codeExpiresAt, wrongGuesses } = found;
  if (wrongGuesses >= guessesAllowed || codeExpiresAt <= clock.now()) return false;
  return sameSecret(hashCode(cipher, id, 'REGISTRATION', code), codeHash);
}
