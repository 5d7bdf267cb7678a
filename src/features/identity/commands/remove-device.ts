import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findOfficerDevice, forgetDevice, type LiveSince } from '../queries/devices.ts';
import { sendText } from './send-text.ts';

/**
 * Ends what an officer is logged in with on a device, and no longer counts it as theirs: guesses from it count as a
 * stranger's. At once and by one person, the security administrator. Throws `identity.device_not_found`.
 */
export async function removeDevice(
  parts: Parts,
  actor: Officer,
  sessionId: string,
  { reason, since }: { reason: string; since: LiveSince },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const device = await findOfficerDevice(tx, sessionId, since);
    if (!device) throw new Refusal('identity.device_not_found');
    const { accountId } = device;
    const ended = await forgetDevice(tx, device, parts.clock.now());
    await sendText(
      parts,
      tx,
      accountId,
      '安全管理员移除了您的一台登录设备，那里的登录已结束。如有疑问请联系安全管理员。',
    );
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.remove_device', subject, { reason, ended });
  });
}
