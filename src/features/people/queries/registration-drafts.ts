import type { Reader, Tx } from '../../../platform/database/index.ts';

export async function findRegistrationDraft(
  db: Reader,
  tokenHash: string,
  now: Date,
): Promise<{ id: string; formCipher: string } | undefined> {
  return db
    .selectFrom('registrationDrafts')
    .select(['id', 'formCipher'])
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

export async function insertRegistrationDraft(
  tx: Tx,
  draft: { tokenHash: string; id: string; formCipher: string; expiresAt: Date },
): Promise<void> {
  await tx.insertInto('registrationDrafts').values(draft).execute();
}

export async function deleteRegistrationDraft(db: Reader, tokenHash: string): Promise<void> {
  await db.deleteFrom('registrationDrafts').where('tokenHash', '=', tokenHash).execute();
}

export async function deleteExpiredDrafts(db: Reader, now: Date): Promise<void> {
  await db.deleteFrom('registrationDrafts').where('expiresAt', '<=', now).execute();
}
