import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { findHoursClaimOfBody, markHoursClaimWithdrawn } from '../queries/hours-claims.ts';

/**
 * Withdraws approved hours from elsewhere with a reason, by the body that approved them (E8); the person can
 * claim the right ones anew. Never one's own (G10).
 */
export async function withdrawHoursClaim(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const claim = await findHoursClaimOfBody(tx, id, actor.organisationId);
    if (!claim) throw new Refusal('hours.not_yours');
    if (claim.accountId === actor.accountId) throw new Refusal('hours.own');
    const at = parts.clock.now();
    if (!(await markHoursClaimWithdrawn(tx, id, { by: actor.accountId, at, because })))
      throw new Refusal('hours.claim_not_approved');
    const { accountId, year, creditHours } = claim;
    const subject = { type: 'external_hour_claim', id };
    await recordAudit(tx, actor, 'hours.withdraw_claim', subject, { because, year, creditHours });
    const text = `您申报的${year}年其他学时${creditHours}学时已撤回，原因请登录平台查看；更正后可以重新申报。`;
    await notify(parts, tx, [accountId], {
      subject: '其他学时已撤回',
      text: text,
      href: '/hours/claims',
      channels: ['SMS'],
    });
  });
}
