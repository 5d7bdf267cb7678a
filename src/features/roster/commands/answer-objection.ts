import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { revertMove } from '../../people/index.ts';
import { lockTransfer, updateTransfer } from '../queries/transfers.ts';
import { membershipOf } from '../rules/body-membership.ts';
import { notifyOfficers } from './notify-officers.ts';

/**
 * Answers an objection for the new body: it keeps the person (`KEPT`), or the move is reverted
 * (`UNDONE`). Officers do not decide on themselves (G10). Throws `roster.transfer_not_found`,
 * `roster.transfer_answered`, `people.affiliation_own`, `people.affiliation_decided`.
 */
export async function answerObjection(
  parts: Parts,
  actor: Officer,
  id: string,
  answer: { state: 'KEPT' | 'UNDONE'; reason: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const transfer = await lockTransfer(tx, id);
    if (!transfer || transfer.toOrganisationId !== membershipOf(actor).organisationId)
      throw new Refusal('roster.transfer_not_found');
    if (transfer.state !== 'OBJECTED') throw new Refusal('roster.transfer_answered');
    if (transfer.accountId === actor.accountId) throw new Refusal('people.affiliation_own');
    const { kind, personName } = transfer;
    const { state, reason } = answer;
    if (state === 'UNDONE')
      await revertMove(tx, kind, {
        newId: transfer.toAffiliationId as string,
        oldId: transfer.fromAffiliationId as string,
      });
    await updateTransfer(tx, id, { state, closing: reason, closedAt: parts.clock.now() });
    const outcome = state === 'KEPT' ? '维持转入' : '退回原单位';
    const notice = { subject: `${personName}的转移：${outcome}`, text: `理由：${reason}` };
    await notifyOfficers(parts, tx, kind, transfer.fromOrganisationId as string, notice);
    const href = '/my-transfers';
    await notify(parts, tx, [transfer.accountId as string], { ...notice, href });
    const subject = { type: 'transfer', id };
    await recordAudit(tx, actor, 'roster.answer_objection', subject, answer);
  });
}
