import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface Passkey {
  id: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Lists the passkeys of an account, the oldest first. */
export async function listPasskeys(db: Reader, accountId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .select([
      'id',
      'credentialId',
      'publicKey',
      'counter',
      'transports',
      'name',
      'createdAt',
      'lastUsedAt',
    ])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
}

export async function insertPasskey(
  tx: Tx,
  passkey: Omit<Passkey, 'lastUsedAt'> & { accountId: string },
): Promise<void> {
  await tx.insertInto('passkeys').values(passkey).execute();
}

export async function markPasskeyUsed(
  tx: Tx,
  id: string,
  { counter, at }: { counter: number; at: Date },
): Promise<void> {
  await tx.updateTable('passkeys').set({ counter, lastUsedAt: at }).where('id', '=', id).execute();
}

/** Deletes a passkey; returns its name, undefined for another person's. */
export async function deletePasskey(
  tx: Tx,
  { id, accountId }: { id: string; accountId: string },
): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

/** Replaces the recovery codes of an account. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  { hashes, at }: { hashes: readonly string[]; at: Date },
): Promise<void> {
  await tx.deleteFrom('recoveryCodes').where('accountId', '=', accountId).execute();
  const rows = hashes.map((codeHash) => ({ accountId, codeHash, createdAt: at }));
  if (rows.length > 0) await tx.insertInto('recoveryCodes').values(rows).execute();
}

/** Deletes a recovery code and returns whether there was one. */
export async function useRecoveryCode(
  tx: Tx,
  accountId: string,
  codeHash: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('recoveryCodes')
    .where('accountId', '=', accountId)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function countRecoveryCodes(db: Reader, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('recoveryCodes')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Deletes app, passkeys and recovery codes of an account. */
export async function deleteSecondFactors(tx: Tx, accountId: string): Promise<void> {
  const none = { totpSecretCipher: null, totpConfirmedAt: null, totpLastStep: null };
  await tx.updateTable('accounts').set(none).where('id', '=', accountId).execute();
  await tx.deleteFrom('passkeys').where('accountId', '=', accountId).execute();
  await tx.deleteFrom('recoveryCodes').where('accountId', '=', accountId).execute();
}

/** What a session has under way: the password just typed, an app being set up. */
export async function getSetUp(
  db: Reader,
  sessionId: string,
): Promise<{
  passwordProvedAt: Date | null;
  passkeyProvedAt: Date | null;
  pendingTotpCipher: string | null;
}> {
  return db
    .selectFrom('sessions')
    .select(['passwordProvedAt', 'passkeyProvedAt', 'pendingTotpCipher'])
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
}

export async function updateSetUp(
  tx: Reader,
  sessionId: string,
  changed: { passwordProvedAt?: Date; passkeyProvedAt?: Date; pendingTotpCipher?: string | null },
): Promise<void> {
  await tx.updateTable('sessions').set(changed).where('id', '=', sessionId).execute();
}

/** What a challenge is for: that to add a passkey is given for the password alone, that to use one for nothing. */
export type Ceremony = 'add' | 'use';

/** Stores what a passkey has to sign in this session. */
export async function storeChallenge(
  db: Reader,
  sessionId: string,
  { ceremony, challenge, until }: { ceremony: Ceremony; challenge: string; until: Date },
): Promise<void> {
  const changed = { challenge: `${ceremony} ${challenge}`, challengeUntil: until };
  await db.updateTable('sessions').set(changed).where('id', '=', sessionId).execute();
}

/** Takes the challenge of a session, so that it is answered once; null when there is none in time for this. */
export async function takeChallenge(
  db: Reader,
  sessionId: string,
  ceremony: Ceremony,
  now: Date,
): Promise<string | null> {
  const row = await db
    .selectFrom('sessions')
    .select(['challenge', 'challengeUntil'])
    .where('id', '=', sessionId)
    .executeTakeFirst();
  const none = { challenge: null, challengeUntil: null };
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set(none)
    .where('id', '=', sessionId)
    .where('challenge', '=', row?.challenge ?? '')
    .executeTakeFirst();
  if (numUpdatedRows === 0n || !row?.challengeUntil || row.challengeUntil < now) return null;
  const [given, challenge] = row.challenge?.split(' ') ?? [];
  return given === ceremony ? (challenge ?? null) : null;
}
