import type { Tx } from '../../../platform/database/index.ts';

/** Erases phone and log-in of an account, which is closed from then on. */
export async function eraseLogIn(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('passkeys').where('accountId', '=', accountId).execute();
  await tx.deleteFrom('recoveryCodes').where('accountId', '=', accountId).execute();
  await tx.deleteFrom('formerPasswords').where('accountId', '=', accountId).execute();
  await tx.deleteFrom('oneTimeCodes').where('accountId', '=', accountId).execute();
  await tx.deleteFrom('keptForms').where('accountId', '=', accountId).execute();
  await tx
    .updateTable('accounts')
    .set({
      phoneCipher: null,
      phoneIndex: null,
      phoneMasked: null,
      passwordHash: null,
      totpSecretCipher: null,
      totpConfirmedAt: null,
      state: 'CLOSED',
    })
    .where('id', '=', accountId)
    .execute();
  // After the update, whose trigger ends the last row.
  await tx.deleteFrom('accountPhones').where('accountId', '=', accountId).execute();
}
