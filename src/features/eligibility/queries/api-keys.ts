import type { Reader, Tx } from '../../../platform/database/index.ts';

export type ApiScope = 'RECORD' | 'READINESS';

/** The key of a title-review system, by which it asks for people of its organisation's scope. */
export interface ApiKey {
  id: string;
  organisationId: string;
  name: string;
  /** The beginning of the key, by which people tell keys apart. */
  hint: string;
  scope: ApiScope[];
  requestsPerMinute: number;
  expiresAt: Date;
  createdAt: Date;
  revokedAt: Date | null;
  revokedBecause: string | null;
  lastUsedAt: Date | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('apiKeys')
    .select([
      'id',
      'organisationId',
      'name',
      'hint',
      'scope',
      'requestsPerMinute',
      'expiresAt',
      'createdAt',
      'revokedAt',
      'revokedBecause',
      'lastUsedAt',
    ]);

/** All keys, newest first. */
export async function listApiKeys(db: Reader): Promise<ApiKey[]> {
  return select(db).orderBy('createdAt', 'desc').orderBy('id', 'desc').execute();
}

/** The key with this hash, whether it may still be used or not. */
export async function findApiKey(db: Reader, keyHash: string): Promise<ApiKey | undefined> {
  return select(db).where('keyHash', '=', keyHash).executeTakeFirst();
}

export type NewApiKey = Omit<ApiKey, 'revokedAt' | 'revokedBecause' | 'lastUsedAt'> & {
  keyHash: string;
  createdBy: string;
};

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx
    .insertInto('apiKeys')
    .values({
      id: key.id,
      organisationId: key.organisationId,
      name: key.name,
      keyHash: key.keyHash,
      hint: key.hint,
      scope: key.scope,
      requestsPerMinute: key.requestsPerMinute,
      expiresAt: key.expiresAt,
      createdBy: key.createdBy,
      createdAt: key.createdAt,
    })
    .execute();
}

/** Ends a key; false when it was ended before or is unknown. */
export async function markKeyRevoked(
  tx: Tx,
  id: string,
  { by, at, because }: { by: string; at: Date; because: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('apiKeys')
    .set({ revokedBy: by, revokedAt: at, revokedBecause: because })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function markKeyUsed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('apiKeys').set({ lastUsedAt: at }).where('id', '=', id).execute();
}
