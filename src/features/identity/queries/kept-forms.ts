import type { Reader } from '../../../platform/database/index.ts';

export interface KeptForm {
  accountId: string;
  action: string;
  fieldsCipher: string;
}

export async function insertKeptForm(
  db: Reader,
  form: KeptForm & { tokenHash: string; expiresAt: Date },
): Promise<void> {
  await db.insertInto('keptForms').values(form).execute();
}

export async function findKeptForm(
  db: Reader,
  tokenHash: string,
  now: Date,
): Promise<KeptForm | undefined> {
  return db
    .selectFrom('keptForms')
    .select(['accountId', 'action', 'fieldsCipher'])
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

export async function deleteKeptForm(db: Reader, tokenHash: string): Promise<void> {
  await db.deleteFrom('keptForms').where('tokenHash', '=', tokenHash).execute();
}

export async function deleteExpiredKeptForms(db: Reader, now: Date): Promise<void> {
  await db.deleteFrom('keptForms').where('expiresAt', '<=', now).execute();
}
