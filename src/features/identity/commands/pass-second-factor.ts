import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockAccount, markTotpStep, updateTotp } from '../queries/accounts.ts';
import { forgetFailures } from '../queries/failures.ts';
import { getSetUp, updateSetUp, useRecoveryCode } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { accountCells } from '../rules/identifiers.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { hashRecoveryCode } from '../rules/recovery-code.ts';
import { isProved, pendingTotpCell } from '../rules/second-factor.ts';
import { matchCode } from '../rules/totp.ts';
import { countAttempt, failAttempt } from './count-attempt.ts';
import { openOfficerRights } from './open-officer-rights.ts';
import { sendText } from './send-text.ts';

export type SecondFactor = { by: 'app' | 'recovery'; code: string };

/**
 * Enables the officer's roles in this session, whose new token is returned, by a code of the authenticator app
 * or a recovery code (E23); the first code of the app also confirms that it is set up. Throws
 * `identity.code_wrong`, `identity.locked`.
 */
export async function passSecondFactor(
  parts: Parts,
  session: SessionRow,
  factor: SecondFactor,
  ip: string,
): Promise<string> {
  const attempt = { key: `second-factor:${session.accountId}`, address: ip };
  await countAttempt(parts, attempt);
  const use = factor.by === 'app' ? useCode : useRecovery;
  const token = await inTransaction(parts.db, async (tx) =>
    (await use(parts, tx, session, factor.code)) ? openOfficerRights(parts, tx, session) : null,
  );
  if (!token) {
    await recordSecondFactorFailure(parts, session, ip);
    await failAttempt(parts.db, attempt);
    throw new Refusal('identity.code_wrong');
  }
  await forgetFailures(parts.db, attempt);
  return token;
}

// In a transaction of its own: the refusal that follows would roll it back (E25).
function recordSecondFactorFailure({ db }: Parts, session: SessionRow, ip: string): Promise<void> {
  const actor = learnerActor(session.accountId, session.name);
  const subject = { type: 'session', id: session.id };
  return inTransaction(db, (tx) =>
    recordAudit(tx, actor, 'identity.second_factor_failed', subject, { ip }),
  );
}

async function useCode(parts: Parts, tx: Tx, session: SessionRow, code: string): Promise<boolean> {
  const now = parts.clock.now();
  const { accountId } = session;
  const account = await lockAccount(tx, accountId);
  const setUp = account.totpConfirmedAt ? null : await getSetUp(tx, session.id);
  if (setUp && !isProved(setUp.passwordProvedAt, now)) return false;
  const secretCipher = setUp ? setUp.pendingTotpCipher : account.totpSecretCipher;
  if (!secretCipher) return false;
  const cell = setUp ? pendingTotpCell(session.id) : accountCells.totp(accountId);
  const secret = parts.cipher.decrypt(secretCipher, cell);
  // In a demonstration the codes are on a page, so several people may use the same one.
  const lastStep = parts.demo || setUp ? null : account.totpLastStep;
  const step = matchCode(secret, code, now, lastStep);
  if (step === null) return false;
  if (setUp) {
    const kept = parts.cipher.encrypt(secret, accountCells.totp(accountId));
    await updateTotp(tx, accountId, { secretCipher: kept, confirmedAt: now });
    await updateSetUp(tx, session.id, { pendingTotpCipher: null });
    await sendText(
      parts,
      tx,
      accountId,
      '您的账号刚刚设置了动态验证码。如非本人操作，请立即联系管理员。',
    );
  }
  await markTotpStep(tx, accountId, { step, confirmedAt: account.totpConfirmedAt ?? now });
  const actor = learnerActor(accountId, session.name);
  const action = setUp ? 'identity.set_up_second_factor' : 'identity.second_factor';
  await recordAudit(tx, actor, action, { type: 'session', id: session.id });
  return true;
}

async function useRecovery(
  parts: Parts,
  tx: Tx,
  session: SessionRow,
  code: string,
): Promise<boolean> {
  const { accountId } = session;
  const hash = hashRecoveryCode(parts.cipher, accountId, code);
  if (!(await useRecoveryCode(tx, accountId, hash))) return false;
  await sendText(
    parts,
    tx,
    accountId,
    '您的账号刚刚用恢复代码登录。如非本人操作，请立即联系管理员。',
  );
  const actor = learnerActor(accountId, session.name);
  await recordAudit(tx, actor, 'identity.use_recovery_code', { type: 'session', id: session.id });
  return true;
}
