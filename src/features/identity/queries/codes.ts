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

/** Inserts a code; earlier codes of the person for the purpose become void. */
export async function insertCode(
  tx: Tx,
  code: Pick<OneTimeCode, 'accountId' | 'purpose' | 'codeHash' | 'phoneCipher'> & {
    issuedBy: string | null;
    at: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .updateTable('oneTimeCodes')
    .set({ usedAt: code.at })
    .where('accountId', 'is not distinct from', code.accountId)
    .where('purpose', '=', code.purpose)
    .where('usedAt', 'is', null)
    .execute();
  await tx
    .insertInto('oneTimeCodes')
    .values({
      id: newId(),
      accountId: code.accountId,
      purpose: code.purpose,
      codeHash: code.codeHash,
      phoneCipher: code.phoneCipher,
      issuedBy: code.issuedBy,
      createdAt: code.at,
      expiresAt: code.expiresAt,
    })
    .execute();
}

/** Locks the valid code of an account and a purpose. */
export async function lockCode(
  tx: Tx,
  accountId: string | null,
  purpose: CodePurpose,
  now: Date,
): Promise<OneTimeCode | undefined> {
  return tx
    .selectFrom('oneTimeCodes')
    .select(['id', 'accountId', 'purpose', 'codeHash', 'phoneCipher', 'wrongGuesses'])
    .where('accountId', 'is not distinct from', accountId)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function countWrongGuess(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('oneTimeCodes')
    .set((row) => ({ wrongGuesses: row('wrongGuesses', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function markCodeUsed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('oneTimeCodes').set({ usedAt: at }).where('id', '=', id).execute();
}

/** Counts the codes of a purpose sent to an account since an instant. */
export async function countCodesSince(
  db: Reader,
  accountId: string,
  purpose: CodePurpose,
  since: Date,
): Promise<number> {
  const row = await db
    .selectFrom('oneTimeCodes')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('accountId', '=', accountId)
    .where('purpose', '=', purpose)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return row.total;
}
