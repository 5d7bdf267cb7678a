import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface PendingRegistrationRow {
  tokenHash: string;
  id: string;
  formCipher: string;
  phoneCipher: string;
  phoneMasked: string;
  codeHash: string;
  codeId: string;
  codeExpiresAt: Date;
  wrongGuesses: number;
  expiresAt: Date;
}

const select = (db: Reader, tokenHash: string, now: Date) =>
  db
    .selectFrom('pendingRegistrations')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now);

export async function findPendingRegistration(
  db: Reader,
  tokenHash: string,
  now: Date,
): Promise<PendingRegistrationRow | undefined> {
  return select(db, tokenHash, now).executeTakeFirst();
}

export async function lockPendingRegistration(
  tx: Tx,
  tokenHash: string,
  now: Date,
): Promise<PendingRegistrationRow | undefined> {
  return select(tx, tokenHash, now).forUpdate().executeTakeFirst();
}

export async function insertPendingRegistration(
  tx: Tx,
  row: Omit<PendingRegistrationRow, 'wrongGuesses'>,
): Promise<void> {
  await tx.insertInto('pendingRegistrations').values(row).execute();
}

/** Replaces the code of a pending registration. */
export async function updateRegistrationCode(
  tx: Tx,
  id: string,
  code: { codeHash: string; codeId: string; codeExpiresAt: Date },
): Promise<void> {
  await tx
    .updateTable('pendingRegistrations')
    .set({ ...code, wrongGuesses: 0 })
    .where('id', '=', id)
    .execute();
}

export async function countWrongRegistrationGuess(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('pendingRegistrations')
    .set((row) => ({ wrongGuesses: row('wrongGuesses', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function deletePendingRegistration(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('pendingRegistrations').where('id', '=', id).execute();
}

export async function deleteExpiredRegistrations(db: Reader, now: Date): Promise<void> {
  await db.deleteFrom('pendingRegistrations').where('expiresAt', '<=', now).execute();
}
