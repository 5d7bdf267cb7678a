import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';

export interface Contact {
  id: string;
  name: string;
  idNumberMasked: string;
  phoneCipher: string | null;
  phoneMasked: string | null;
}

/** Lists how people can be told, closed accounts too. */
export async function listContacts(db: Reader, ids: readonly string[]): Promise<Contact[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('accounts')
    .select(['id', 'name', 'idNumberMasked', 'phoneCipher', 'phoneMasked'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('name')
    .execute();
}

/**
 * Lists the accounts whose number or phone was ever encrypted with a key: those that are, and those that were
 * there before the rotation to the next key was done.
 */
export async function listUnderKey(db: Reader, keyId: string): Promise<string[]> {
  const next = `k${Number(keyId.slice(1)) + 1}`;
  const { rows } = await sql<{ id: string }>`
    select id from accounts where split_part(id_number_cipher, '.', 2) = ${keyId}
      or split_part(phone_cipher, '.', 2) = ${keyId}
      or (${keyId} = 'k1' and position('.' in id_number_cipher) = 0)
      or created_at < (select finished_at from key_rotation_progress
        where key_id = ${next} and table_name = 'accounts')
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}
