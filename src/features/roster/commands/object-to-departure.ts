import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { lockTransfer, updateTransfer } from '../queries/transfers.ts';
import { membershipOf } from '../rules/body-membership.ts';
import { notifyOfficers } from './notify-officers.ts';

/**
 * Objects to a departure for the body left; the person and the new body read the reason, and the new
 * body answers. Throws `roster.transfer_not_found`, `roster.transfer_answered`, and
 * `roster.nobody_answers` when the person moved to no body.
 */
export async function objectToDeparture(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const transfer = await lockTransfer(tx, id);
    if (!transfer || transfer.fromOrganisationId !== membershipOf(actor).organisationId)
      throw new Refusal('roster.transfer_not_found');
    if (transfer.state !== 'MOVED') throw new Refusal('roster.transfer_answered');
    if (transfer.toOrganisationId === null) throw new Refusal('roster.nobody_answers');
    await updateTransfer(tx, id, { state: 'OBJECTED', objection: reason });
    const notice = {
      subject: `原单位对${transfer.personName}的转出有异议`,
      text: `理由：${reason}`,
    };
    await notifyOfficers(parts, tx, transfer.kind, transfer.toOrganisationId, notice);
    const href = '/my-transfers';
    await notify(parts, tx, [transfer.accountId as string], { ...notice, href });
    const subject = { type: 'transfer', id };
    await recordAudit(tx, actor, 'roster.object_to_departure', subject, { reason });
  });
}
