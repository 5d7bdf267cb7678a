import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export type CodePurpose = 'PASSWORD_RESET' | 'COUNTER_RESET' | 'PHONE_CHANGE' | 'FIRST_ADMIN';

export interface OneTimeCode {
  id: string;
  accountId: string | null;
  purpose: CodePurpose;
  codeHash: string;
  phoneCipher: string | null;
  wrongGuesses: number;
}

/** Issues a code; codes of the same purpose issued before to the same person are void. */
export async function insertCode(
  tx: Tx,
  code: Pick<OneTimeCode, 'accountId' | 'purpose' | 'codeHash' | 'phoneCipher'> & {
    issuedBy: string | null;
    at: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .updateTable('one_time_codes')
    .set({ used_at: code.at })
    .where('account_id', 'is not distinct from', code.accountId)
    .where('purpose', '=', code.purpose)
    .where('used_at', 'is', null)
    .execute();
  await tx
    .insertInto('one_time_codes')
    .values({
      id: newId(),
      account_id: code.accountId,
      purpose: code.purpose,
      code_hash: code.codeHash,
      phone_cipher: code.phoneCipher,
      issued_by: code.issuedBy,
      created_at: code.at,
      expires_at: code.expiresAt,
    })
    .execute();
}

/** Locks the code that counts now for a person and a purpose. */
export async function lockCode(
  tx: Tx,
  accountId: string | null,
  purpose: CodePurpose,
  now: Date,
): Promise<OneTimeCode | undefined> {
  return tx
    .selectFrom('one_time_codes')
    .select([
      'id',
      'account_id as accountId',
      'purpose',
      'code_hash as codeHash',
      'phone_cipher as phoneCipher',
      'wrong_guesses as wrongGuesses',
    ])
    .$narrowType<{ purpose: CodePurpose }>()
    .where('account_id', 'is not distinct from', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function countWrongGuess(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('one_time_codes')
    .set((row) => ({ wrong_guesses: row('wrong_guesses', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function markCodeUsed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('one_time_codes').set({ used_at: at }).where('id', '=', id).execute();
}

/** How many codes of a purpose a person was sent since an instant. */
export async function countCodesSince(
  db: Reader,
  accountId: string,
  purpose: CodePurpose,
  since: Date,
): Promise<number> {
  const row = await db
    .selectFrom('one_time_codes')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return row.total;
}
