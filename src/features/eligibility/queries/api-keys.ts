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
    .selectFrom('api_keys')
    .select([
      'id',
      'organisation_id as organisationId',
      'name',
      'hint',
      'scope',
      'requests_per_minute as requestsPerMinute',
      'expires_at as expiresAt',
      'created_at as createdAt',
      'revoked_at as revokedAt',
      'revoked_because as revokedBecause',
      'last_used_at as lastUsedAt',
    ])
    .$narrowType<{ scope: ApiScope[] }>();

/** All keys, newest first. */
export async function listApiKeys(db: Reader): Promise<ApiKey[]> {
  return select(db).orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
}

/** The key with this hash, whether it may still be used or not. */
export async function findApiKey(db: Reader, keyHash: string): Promise<ApiKey | undefined> {
  return select(db).where('key_hash', '=', keyHash).executeTakeFirst();
}

export type NewApiKey = Omit<ApiKey, 'revokedAt' | 'revokedBecause' | 'lastUsedAt'> & {
  keyHash: string;
  createdBy: string;
};

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx
    .insertInto('api_keys')
    .values({
      id: key.id,
      organisation_id: key.organisationId,
      name: key.name,
      key_hash: key.keyHash,
      hint: key.hint,
      scope: key.scope,
      requests_per_minute: key.requestsPerMinute,
      expires_at: key.expiresAt,
      created_by: key.createdBy,
      created_at: key.createdAt,
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
    .updateTable('api_keys')
    .set({ revoked_by: by, revoked_at: at, revoked_because: because })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function markKeyUsed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute();
}
