import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { moveToBody } from '../../people/index.ts';
import { updateTransfer } from '../queries/transfers.ts';
import { lockTransferRequest } from './lock-transfer-request.ts';
import { notifyOfficers } from './notify-officers.ts';

/**
 * Accepts a transfer request: from the day on the person is on the roster of the body that asked, and
 * the body before is notified (Q10). Throws `roster.transfer_not_found` for another's request,
 * `roster.transfer_answered`, and the refusals of `moveToBody`.
 */
export async function acceptTransfer(
  parts: Parts,
  actor: Learner,
  id: string,
  from: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const transfer = await lockTransferRequest(tx, actor, id);
    const { kind, department, post } = transfer;
    const organisationId = transfer.toOrganisationId as string;
    const at = parts.clock.now();
    const { affiliationId, before } = await moveToBody(
      tx,
      { kind, organisationId },
      {
        accountId: actor.accountId,
        from,
        department,
        post,
        source: 'TRANSFER',
        decidedBy: transfer.askedBy,
        at,
      },
    );
    const left =
      before?.state === 'CONFIRMED' && before.organisationId
        ? { affiliationId: before.id, organisationId: before.organisationId }
        : null;
    await updateTransfer(tx, id, {
      state: left ? 'MOVED' : 'SETTLED',
      from: left,
      toAffiliationId: affiliationId,
      startsOn: from,
      answeredAt: at,
    });
    const words = `${transfer.personName}同意了，自 ${from} 起在您的名册里。`;
    const news = { subject: `${transfer.personName}已同意`, text: words };
    await notifyOfficers(parts, tx, kind, organisationId, news);
    if (left)
      await notifyOfficers(parts, tx, kind, left.organisationId, {
        subject: `${transfer.personName}转出`,
        text: `${transfer.personName}自 ${from} 起转到其他单位（机构）。请核对最后的日期；有异议的请写明理由。`,
      });
    const facts = { kind, organisationId, from, left: left?.organisationId ?? null };
    await recordAudit(tx, actor, 'roster.accept_transfer', { type: 'transfer', id }, facts);
  });
}
