import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Lists the phones of those of the accounts that have one. */
export async function listPhones(
  db: Reader,
  accountIds: readonly string[],
): Promise<{ id: string; phoneCipher: string | null; phoneMasked: string | null }[]> {
  return db
    .selectFrom('accounts')
    .select(['id', 'phoneCipher', 'phoneMasked'])
    .where(sql<boolean>`id = any(${accountIds}::uuid[])`)
    .where('phoneCipher', 'is not', null)
    .where('state', '=', 'ACTIVE')
    .execute();
}

/** Takes the phone off an account. */
export async function removePhone(tx: Tx, id: string): Promise<void> {
  const none = { phoneCipher: null, phoneIndex: null, phoneMasked: null };
  await tx.updateTable('accounts').set(none).where('id', '=', id).execute();
}
