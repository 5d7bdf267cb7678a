import type { Parts } from '../../../platform/parts.ts';
import { updateSetUp } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { pendingTotpCell } from '../rules/second-factor.ts';
import { newTotpSecret } from '../rules/totp.ts';
import { provePassword } from './prove-password.ts';

/**
 * Returns the secret of a new authenticator app for this session, after the password was typed again; it counts
 * once `replaceApp` has its code, and the old app works until then. Throws as `provePassword`. No audit: nothing
 * is changed yet.
 */
export async function offerAppReplacement(
  parts: Parts,
  { id, accountId }: SessionRow,
  input: { password: string; ip: string },
): Promise<string> {
  await provePassword(parts, accountId, input);
  const secret = newTotpSecret();
  const at = parts.clock.now();
  await updateSetUp(parts.db, id, {
    passwordProvedAt: at,
    pendingTotpCipher: parts.cipher.encrypt(secret, pendingTotpCell(id)),
  });
  return secret;
}
