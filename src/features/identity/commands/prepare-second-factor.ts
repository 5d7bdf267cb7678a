import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { lockAccount, updateTotp } from '../queries/accounts.ts';
import { newTotpSecret } from '../rules/totp.ts';

/**
 * Returns the secret to enter in an authenticator app; null when the app is set up. No audit: the
 * secret has no effect before the first code confirms it.
 */
export async function prepareSecondFactor(parts: Parts, accountId: string): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account.totpConfirmedAt) return null;
    if (account.totpSecretCipher) return parts.cipher.decrypt(account.totpSecretCipher);
    const secret = newTotpSecret();
    await updateTotp(tx, accountId, {
      secretCipher: parts.cipher.encrypt(secret),
      confirmedAt: null,
    });
    return secret;
  });
}
