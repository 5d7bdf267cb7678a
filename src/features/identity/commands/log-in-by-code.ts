import { nilId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Account, findAccountAtDevice } from '../queries/accounts.ts';
import { forgetFailures, insertFailedLogIn } from '../queries/failures.ts';
import { listRolesOf } from '../queries/roles.ts';
import { loginIndexes, loginKey } from '../rules/identifiers.ts';
import { attemptAt, countAttempt, failAttempt } from './count-attempt.ts';
import { beginSession, type Client } from './log-in.ts';
import { redeemCode } from './redeem-code.ts';

/**
 * Logs a learner in with a code sent to their phone, and returns the cookie of the new session. Officers use
 * password and second factor. Throws `identity.log_in_code_wrong`, `identity.locked`.
 */
export async function logInByCode(
  parts: Parts,
  input: Client & { loginName: string; code: string },
): Promise<string> {
  const { db, cipher } = parts;
  const indexes = loginIndexes(cipher, input.loginName);
  const account = await findAccountAtDevice(db, indexes, input.deviceHash);
  const name = loginKey(cipher, input.loginName);
  const attempt = attemptAt(`log-in-code:${name}`, input, account?.knownDevice);
  await countAttempt(parts, attempt);
  const token = await inTransaction(db, async (tx) => {
    if (account && (await isRight(parts, tx, account, input.code))) {
      await forgetFailures(tx, attempt);
      return (await beginSession(parts, tx, account, { ...input, by: 'code' })).token;
    }
    if (!account) await isRight(parts, tx, { id: nilId }, input.code);
    const { ip, userAgent } = input;
    await insertFailedLogIn(tx, { nameIndex: name, at: parts.clock.now(), ip, userAgent });
    const subject = { type: account ? 'account' : 'login_name', id: account?.id ?? name };
    await recordAudit(tx, 'SYSTEM', 'identity.login_failed', subject, { ip, by: 'code' });
    return null;
  });
  if (token) return token;
  await failAttempt(db, attempt);
  throw new Refusal('identity.log_in_code_wrong');
}

async function isRight(
  parts: Parts,
  tx: Tx,
  { id: accountId }: Pick<Account, 'id'>,
  code: string,
): Promise<boolean> {
  if ((await listRolesOf(tx, accountId)).length > 0) return false;
  return (await redeemCode(parts, tx, { accountId, purpose: 'LOG_IN', code })) !== null;
}
