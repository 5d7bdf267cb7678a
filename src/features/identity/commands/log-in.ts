import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Account, findAccountAtDevice } from '../queries/accounts.ts';
import { forgetFailures, insertFailedLogIn } from '../queries/failures.ts';
import { insertSession } from '../queries/sessions.ts';
import { loginIndexes, loginKey } from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { isPassword } from '../rules/password.ts';
import { type Attempt, attemptAt, countAttempt, failAttempt } from './count-attempt.ts';

export interface Client {
  ip: string;
  userAgent: string;
  /** Hash of the device cookie; null without one. */
  deviceHash: string | null;
}

/**
 * Logs in with number or phone and password (N3, N4). Returns the cookie of the new session, and
 * whether the person is an officer, whose second factor is due. Throws `identity.login_failed`, or
 * `identity.locked` after five failures, whether or not the account exists.
 */
export async function logIn(
  parts: Parts,
  input: Client & { loginName: string; password: string },
): Promise<{ token: string; officer: boolean }> {
  const { db, cipher } = parts;
  const indexes = loginIndexes(cipher, input.loginName);
  const account = await findAccountAtDevice(db, indexes, input.deviceHash);
  const name = loginKey(cipher, input.loginName);
  const attempt = attemptAt(name, input, account?.knownDevice);
  await countAttempt(parts, attempt);
  if (!(await isPassword(account?.passwordHash ?? null, input.password)) || !account)
    return refuse(parts, { attempt, name, client: input, account });
  return inTransaction(db, async (tx) => {
    const session = await beginSession(parts, tx, account, { ...input, by: 'password' });
    // Last, because concurrent logins from one address contend for its row.
    await forgetFailures(tx, attempt);
    return session;
  });
}

/**
 * Opens a session in the caller's transaction; returns its cookie, and whether the person is an
 * officer.
 */
export async function beginSession(
  parts: Parts,
  tx: Tx,
  account: { id: string; name: string },
  client: Client & { by: 'password' | 'code' },
): Promise<{ token: string; officer: boolean }> {
  const token = newToken();
  const id = newId();
  const at = parts.clock.now();
  const officer = await insertSession(tx, {
    id,
    tokenHash: hashToken(token),
    accountId: account.id,
    ip: client.ip,
    userAgent: client.userAgent,
    deviceHash: client.deviceHash,
    at,
    passwordProvedAt: client.by === 'password' ? at : null,
  });
  const actor = learnerActor(account.id, account.name);
  await recordAudit(tx, actor, 'identity.log_in', { type: 'session', id }, { ip: client.ip });
  return { token, officer };
}

interface FailedAttempt {
  attempt: Attempt;
  /** Keyed hash of the name typed. */
  name: string;
  client: Client;
  account: Account | undefined;
}

// In a transaction of its own: the refusal that follows would roll it back (E25). The work is the same
// whether or not the account exists, so that the time taken tells nothing.
async function refuse(parts: Parts, failed: FailedAttempt): Promise<never> {
  const { attempt, name, client, account } = failed;
  await inTransaction(parts.db, async (tx) => {
    const { ip, userAgent } = client;
    await insertFailedLogIn(tx, { nameIndex: name, at: parts.clock.now(), ip, userAgent });
    const subject = { type: account ? 'account' : 'login_name', id: account?.id ?? name };
    await recordAudit(tx, 'SYSTEM', 'identity.login_failed', subject, { ip });
  });
  await failAttempt(parts.db, attempt);
  throw new Refusal('identity.login_failed');
}
