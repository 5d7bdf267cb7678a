import { sameSecret } from '../../../platform/cryptography/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  type CodePurpose,
  countWrongGuess,
  deleteCode,
  lockCode,
  type OneTimeCode,
} from '../queries/codes.ts';
import { guessesAllowed, hashCode } from '../rules/one-time-code.ts';

/**
 * Redeems a code, which deletes it, and returns it; null when it is wrong, expired or guessed too often.
 * A wrong guess is counted in the transaction, so the caller must let it commit. No audit: the caller records the use.
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
  await deleteCode(tx, issued.id);
  return issued;
}
