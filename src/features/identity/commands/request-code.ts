import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { codeRequested } from '../rules/events.ts';
import { loginKey } from '../rules/identifiers.ts';
import { requestCell } from '../rules/one-time-code.ts';
import { mayRequestCode } from './limit-codes.ts';

/**
 * Takes a request for a code to reset a password or to log in (Q1). A job looks the account up and sends the
 * code, so that neither the answer nor its time tells whether there is an account. No audit: the job records
 * the code.
 */
export async function requestCode(
  parts: Parts,
  purpose: 'PASSWORD_RESET' | 'LOG_IN',
  { loginName, ip }: { loginName: string; ip: string },
): Promise<void> {
  const nameKey = loginKey(parts.cipher, loginName);
  await inTransaction(parts.db, async (tx) => {
    if (!(await mayRequestCode(tx, { nameKey, ip }))) return;
    const sealedName = parts.cipher.encrypt(loginName, requestCell(purpose));
    await parts.jobs.publish(tx, codeRequested, { sealedName, purpose });
  });
}
