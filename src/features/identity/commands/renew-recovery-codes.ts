import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { replaceRecoveryCodes } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { hashRecoveryCode, newRecoveryCodes } from '../rules/recovery-code.ts';
import { provePassword } from './prove-password.ts';
import { sendText } from './send-text.ts';

/** Replaces the recovery codes and returns them, once. Throws as `provePassword`. */
export async function renewRecoveryCodes(
  parts: Parts,
  session: SessionRow,
  input: { password: string; ip: string },
): Promise<string[]> {
  const { accountId, name } = session;
  await provePassword(parts, accountId, input);
  const codes = newRecoveryCodes();
  await inTransaction(parts.db, async (tx) => {
    const hashes = codes.map((code) => hashRecoveryCode(parts.cipher, accountId, code));
    await replaceRecoveryCodes(tx, accountId, { hashes, at: parts.clock.now() });
    await sendText(
      parts,
      tx,
      accountId,
      '您的账号刚刚生成了新的恢复代码。如非本人操作，请立即联系管理员。',
    );
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, learnerActor(accountId, name), 'identity.renew_recovery_codes', subject);
  });
  return codes;
}
