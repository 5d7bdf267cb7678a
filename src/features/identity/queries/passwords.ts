import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Updates the password; null removes it, so that only a one-time code can set a new one. */
export async function updatePassword(
  tx: Tx,
  id: string,
  passwordHash: string | null,
  passwordChangedAt: Date,
): Promise<void> {
  const changed = { passwordHash, passwordChangedAt };
  await tx.updateTable('accounts').set(changed).where('id', '=', id).execute();
}

/** Keeps a replaced password, and no more than `most` of an account. */
export async function keepFormerPassword(
  tx: Tx,
  accountId: string,
  former: { passwordHash: string; replacedAt: Date; most: number },
): Promise<void> {
  const { passwordHash, replacedAt, most } = former;
  await tx
    .insertInto('formerPasswords')
    .values({ accountId, passwordHash, replacedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .deleteFrom('formerPasswords')
    .where('accountId', '=', accountId)
    .where('replacedAt', 'not in', (from) =>
      from
        .selectFrom('formerPasswords')
        .select('replacedAt')
        .where('accountId', '=', accountId)
        .orderBy('replacedAt', 'desc')
        .limit(most),
    )
    .execute();
}

/** Lists the kept former passwords of an account, the latest first. */
export async function listFormerPasswords(db: Reader, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('formerPasswords')
    .select('passwordHash')
    .where('accountId', '=', accountId)
    .orderBy('replacedAt', 'desc')
    .execute();
  return rows.map((row) => row.passwordHash);
}
