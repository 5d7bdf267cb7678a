import { newId } from '../../../kernel/ids.ts';
import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  deleteRegistrationDraft,
  insertRegistrationDraft,
} from '../queries/registration-drafts.ts';
import { draftCell } from '../rules/cells.ts';
import { type DraftValues, draftMinutes } from '../rules/registration-draft.ts';

/**
 * Keeps what was typed, encrypted, in place of the draft of the old token, and returns the token of the new one,
 * for this browser alone. No audit: nothing is registered yet.
 */
export async function saveRegistrationDraft(
  { db, cipher, clock }: Parts,
  oldToken: string,
  values: DraftValues,
): Promise<string> {
  const token = newToken();
  const id = newId();
  await inTransaction(db, async (tx) => {
    await deleteRegistrationDraft(tx, hashToken(oldToken));
    await insertRegistrationDraft(tx, {
      tokenHash: hashToken(token),
      id,
      formCipher: cipher.encrypt(JSON.stringify(values), draftCell(id)),
      expiresAt: new Date(clock.now().getTime() + draftMinutes * 60_000),
    });
  });
  return token;
}
