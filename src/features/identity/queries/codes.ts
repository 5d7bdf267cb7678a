import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Db, Tx } from '../../../platform/database/index.ts';

export type CodePurpose =
  | 'PASSWORD_RESET'
  | 'COUNTER_RESET'
  | 'PHONE_CHANGE'
  | 'LOG_IN'
  | 'REGISTRATION';

export interface OneTimeCode {
  id: string;
  accountId: string | null;
  purpose: CodePurpose;
  codeHash: string;
  phoneCipher: string | null;
  wrongGuesses: number;
}

/** Inserts a code and returns its id; earlier codes of the person for the purpose are deleted. */
export async function insertCode(
  tx: Tx,
  code: Pick<OneTimeCode, 'accountId' | 'purpose' | 'codeHash' | 'phoneCipher'> & {
    issuedBy: string | null;
    at: Date;
    expiresAt: Date;
  },
): Promise<string> {
  const id = newId();
  const earlier = await tx
    .deleteFrom('oneTimeCodes')
    .where('accountId', 'is not distinct from', code.accountId)
    .where('purpose', '=', code.purpose)
    .returning('id')
    .execute();
  await forgetSentCodes(
    tx,
    earlier.map((one) => one.id),
  );
  await tx
    .insertInto('oneTimeCodes')
    .values({
      id,
      accountId: code.accountId,
      purpose: code.purpose,
      codeHash: code.codeHash,
      phoneCipher: code.phoneCipher,
      issuedBy: code.issuedBy,
      createdAt: code.at,
      expiresAt: code.expiresAt,
    })
    .execute();
  return id;
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

/** Deletes a code that was used, in the message that sent it too. */
export async function deleteCode(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('oneTimeCodes').where('id', '=', id).execute();
  await forgetSentCodes(tx, [id]);
}

/** Removes codes from the messages that sent them; what is left says that there was one. */
export async function forgetSentCodes(tx: Tx, codeIds: readonly string[]): Promise<void> {
  if (codeIds.length === 0) return;
  await tx
    .updateTable('smsMessages')
    .set({ codeCipher: null })
    .where('codeId', 'in', [...codeIds])
    .where('codeCipher', 'is not', null)
    .execute();
}

/** Deletes expired codes, in messages those older than the longest that a phone gets. */
export async function deleteExpiredCodes(db: Db, now: Date, sentBefore: Date): Promise<void> {
  await db.deleteFrom('oneTimeCodes').where('expiresAt', '<=', now).execute();
  await sql`update sms_messages set code_cipher = null
    where code_cipher is not null and created_at < ${sentBefore}`.execute(db);
}
