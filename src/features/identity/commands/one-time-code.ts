import { randomInt } from 'node:crypto';
import { type Cipher, sameSecret } from '../../../platform/cryptography/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  type CodePurpose,
  countWrongGuess,
  insertCode,
  lockCode,
  markCodeUsed,
  type OneTimeCode,
} from '../queries/codes.ts';

/** How long a code counts, in minutes, by what it is for. */
export const codeMinutes: Record<CodePurpose, number> = {
  PASSWORD_RESET: 10,
  PHONE_CHANGE: 10,
  COUNTER_RESET: 24 * 60,
  FIRST_ADMIN: 7 * 24 * 60,
};
const guessesAllowed = 5;

/** Six digits for a phone. */
export const newDigits = () => String(randomInt(1_000_000)).padStart(6, '0');

/** Ten letters and digits that are not mistaken for one another, for paper: 'K7QM-2RXWP'. */
export function newPaperCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRTUVWXY346789';
  const code = Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Keyed, because six digits are soon tried through; bound to person and purpose. */
function hashCode(cipher: Cipher, accountId: string | null, purpose: CodePurpose, code: string) {
  const canonical = code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return cipher.sign(`code:${purpose}:${accountId ?? ''}:${canonical}`);
}

/** Issues a code in the caller's transaction. No audit: the caller records what it is for. */
export async function issueCode(
  parts: Parts,
  tx: Tx,
  input: {
    accountId: string | null;
    purpose: CodePurpose;
    code: string;
    issuedBy: string | null;
    phoneCipher?: string;
  },
): Promise<void> {
  const at = parts.clock.now();
  await insertCode(tx, {
    accountId: input.accountId,
    purpose: input.purpose,
    codeHash: hashCode(parts.cipher, input.accountId, input.purpose, input.code),
    phoneCipher: input.phoneCipher ?? null,
    issuedBy: input.issuedBy,
    at,
    expiresAt: new Date(at.getTime() + codeMinutes[input.purpose] * 60_000),
  });
}

/**
 * Uses a code up. Null when it is wrong, over or guessed too often; the wrong guess is counted in
 * the transaction, so the caller must let that transaction commit.
 */
export async function redeemCode(
  parts: Parts,
  tx: Tx,
  input: { accountId: string | null; purpose: CodePurpose; code: string },
): Promise<OneTimeCode | null> {
  const now = parts.clock.now();
  const issued = await lockCode(tx, input.accountId, input.purpose, now);
  if (!issued || issued.wrongGuesses >= guessesAllowed) return null;
  const given = hashCode(parts.cipher, input.accountId, input.purpose, input.code);
  if (!sameSecret(given, issued.codeHash)) {
    await countWrongGuess(tx, issued.id);
    return null;
  }
  await markCodeUsed(tx, issued.id, now);
  return issued;
}
