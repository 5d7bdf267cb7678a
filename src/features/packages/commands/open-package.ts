import { newId } from '../../../kernel/ids.ts';
import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { openAttempt, type Whose } from '../queries/attempts.ts';

/**
 * Opens a package for somebody and returns the token of its frame: that frame writes from now on, on whatever
 * device it is, and any earlier one no more. No audit: the attempt is the record.
 */
export async function openPackage(parts: Parts, whose: Whose): Promise<string> {
  const token = newToken();
  await inTransaction(parts.db, (tx) =>
    openAttempt(tx, whose, {
      id: newId(),
      tokenHash: hashToken(token),
      now: parts.clock.now(),
    }),
  );
  return token;
}
