import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { findSlipOfAttempt } from '../queries/slips.ts';
import { slipRevoked } from '../rules/events.ts';
import { revokeSlip } from './revoke-slip.ts';

/** Revokes the slip of an annulled attempt, once however often it is called (G12). No audit: `revokeSlip` records it. */
export async function revokeAnnulled(
  parts: Parts,
  attemptId: string,
  because: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const slip = await findSlipOfAttempt(tx, attemptId);
    if (!slip) return;
    const reason = `考试已作废：${because}`;
    await revokeSlip(tx, 'SYSTEM', slip.id, reason);
    await parts.jobs.publish(tx, slipRevoked, { slipId: slip.id, because: reason });
    await notify(parts, tx, [slip.accountId], {
      subject: '合格单已撤销',
      text: `您的合格单已撤销：${reason}。`,
      href: `/slips/${slip.id}`,
    });
  });
}
