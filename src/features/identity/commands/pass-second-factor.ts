import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockAccount, markTotpStep } from '../queries/accounts.ts';
import { forgetFailures } from '../queries/failures.ts';
import { listRolesOf } from '../queries/roles.ts';
import {
  chooseRole,
  endSurplusSessions,
  markSecondFactor,
  type SessionRow,
} from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { officerSessions } from '../rules/session.ts';
import { matchCode } from '../rules/totp.ts';
import { countAttempt, failAttempt } from './count-attempt.ts';
import { rotateToken } from './rotate-token.ts';

/**
 * Enables the officer's roles in this session, whose new token is returned, by a code of the authenticator app (E23); the first
 * code also confirms that the app is set up. Throws `identity.code_wrong`, `identity.locked`.
 */
export async function passSecondFactor(
  parts: Parts,
  session: SessionRow,
  code: string,
  ip: string,
): Promise<string> {
  const attempt = { key: `second-factor:${session.accountId}`, address: ip };
  await countAttempt(parts, attempt);
  const token = await inTransaction(parts.db, (tx) => useCode(parts, tx, session, code));
  if (!token) {
    await recordFailure(parts, session, ip);
    await failAttempt(parts.db, attempt);
    throw new Refusal('identity.code_wrong');
  }
  await forgetFailures(parts.db, attempt);
  return token;
}

// In a transaction of its own: the refusal that follows would roll it back (E25).
function recordFailure({ db }: Parts, session: SessionRow, ip: string): Promise<void> {
  const actor = learnerActor(session.accountId, session.name);
  const subject = { type: 'session', id: session.id };
  return inTransaction(db, (tx) =>
    recordAudit(tx, actor, 'identity.second_factor_failed', subject, { ip }),
  );
}

async function useCode(
  parts: Parts,
  tx: Tx,
  session: SessionRow,
  code: string,
): Promise<string | null> {
  const now = parts.clock.now();
  const { accountId } = session;
  const account = await lockAccount(tx, accountId);
  if (!account.totpSecretCipher) return null;
  const secret = parts.cipher.decrypt(account.totpSecretCipher);
  // In a demonstration the codes are on a page, so several people may use the same one.
  const lastStep = parts.demo ? null : account.totpLastStep;
  const step = matchCode(secret, code, now, lastStep);
  if (step === null) return null;
  await markTotpStep(tx, accountId, { step, confirmedAt: account.totpConfirmedAt ?? now });
  await markSecondFactor(tx, session.id, now);
  const [first] = await listRolesOf(tx, accountId);
  if (first) await chooseRole(tx, session.id, first.id);
  const actor = learnerActor(accountId, session.name);
  const action = account.totpConfirmedAt
    ? 'identity.second_factor'
    : 'identity.set_up_second_factor';
  await recordAudit(tx, actor, action, { type: 'session', id: session.id });
  await endSurplusSessions(tx, accountId, { most: officerSessions, at: now });
  return rotateToken(tx, session.id);
}
