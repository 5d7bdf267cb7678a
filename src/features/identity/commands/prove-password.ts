import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Account, getAccount } from '../queries/accounts.ts';
import { forgetFailures } from '../queries/failures.ts';
import { isPassword } from '../rules/password.ts';
import { countAttempt, failAttempt } from './count-attempt.ts';

/**
 * Returns the account of a logged-in person who has typed its password again, before phone, password or
 * second factor change. Throws `identity.password_wrong`, or `identity.locked` after five tries.
 */
export async function provePassword(
  parts: Parts,
  accountId: string,
  { password, ip }: { password: string; ip: string },
): Promise<Account> {
  const attempt = { key: `change:${accountId}`, address: ip };
  await countAttempt(parts, attempt);
  const account = await getAccount(parts.db, accountId);
  if (!(await isPassword(account.passwordHash, password))) {
    await inTransaction(parts.db, (tx) =>
      recordAudit(
        tx,
        'SYSTEM',
        'identity.password_not_proved',
        { type: 'account', id: accountId },
        { ip },
      ),
    );
    await failAttempt(parts.db, attempt);
    throw new Refusal('identity.password_wrong');
  }
  await forgetFailures(parts.db, attempt);
  return account;
}
