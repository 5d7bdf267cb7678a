import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { lockAccount } from '../queries/accounts.ts';
import { getSetUp, updateSetUp } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { isProved, pendingTotpCell } from '../rules/second-factor.ts';
import { newTotpSecret } from '../rules/totp.ts';

export type SetUp =
  | { state: 'DONE' }
  /** The password has to be typed again before the secret is shown. */
  | { state: 'PASSWORD_DUE' }
  | { state: 'OPEN'; secret: string };

/**
 * Returns the secret to enter in an authenticator app: only to a session that has just proved the password, and
 * to each session its own, so that no one else can have read it before. No audit: the secret has no effect
 * before the first code confirms it.
 */
export async function prepareSecondFactor(
  parts: Parts,
  session: Pick<SessionRow, 'id' | 'accountId'>,
): Promise<SetUp> {
  return inTransaction(parts.db, async (tx) => {
    const account = await lockAccount(tx, session.accountId);
    if (account.totpConfirmedAt) return { state: 'DONE' };
    const { passwordProvedAt, pendingTotpCipher } = await getSetUp(tx, session.id);
    if (!isProved(passwordProvedAt, parts.clock.now())) return { state: 'PASSWORD_DUE' };
    const cell = pendingTotpCell(session.id);
    if (pendingTotpCipher)
      return { state: 'OPEN', secret: parts.cipher.decrypt(pendingTotpCipher, cell) };
    const secret = newTotpSecret();
    await updateSetUp(tx, session.id, { pendingTotpCipher: parts.cipher.encrypt(secret, cell) });
    return { state: 'OPEN', secret };
  });
}
