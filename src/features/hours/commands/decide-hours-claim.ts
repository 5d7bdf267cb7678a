import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { findHoursClaimOfBody, updateHoursClaimDecision } from '../queries/hours-claims.ts';

/** Approves or returns claimed hours, by the employer or agency (E8); never one's own (G10). */
export async function decideHoursClaim(
  parts: Parts,
  actor: Officer,
  { id, approve, note }: { id: string; approve: boolean; note: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const claim = await findHoursClaimOfBody(tx, id, actor.organisationId);
    if (!claim) throw new Refusal('hours.not_yours');
    if (claim.accountId === actor.accountId) throw new Refusal('hours.own');
    const decided = await updateHoursClaimDecision(tx, id, {
      state: approve ? 'APPROVED' : 'RETURNED',
      by: actor.accountId,
      at: parts.clock.now(),
      note: note || null,
    });
    if (!decided) throw new Refusal('hours.decided_already');
    await recordAudit(
      tx,
      actor,
      approve ? 'hours.approve_claim' : 'hours.return_claim',
      { type: 'external_hour_claim', id },
      { accountId: claim.accountId, year: claim.year, creditHours: claim.creditHours },
    );
    const text = approve
      ? `您申报的${claim.year}年其他学时${claim.creditHours}学时已认定，可在学时证书中查看。`
      : `您申报的${claim.year}年其他学时被退回，原因请登录平台查看。`;
    await notify(parts, tx, [claim.accountId], {
      subject: approve ? '其他学时已认定' : '其他学时被退回',
      text: text,
      href: '/hours/claims',
      channels: ['SMS'],
    });
  });
}
