import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateTransfer } from '../queries/transfers.ts';
import { lockTransferRequest } from './lock-transfer-request.ts';
import { notifyOfficers } from './notify-officers.ts';

/** Declines a transfer request; nothing changes. */
export async function declineTransfer(parts: Parts, actor: Learner, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { kind, personName, toOrganisationId } = await lockTransferRequest(tx, actor, id);
    await updateTransfer(tx, id, { state: 'DECLINED', answeredAt: parts.clock.now() });
    await notifyOfficers(parts, tx, kind, toOrganisationId as string, {
      subject: `${personName}没有同意`,
      text: `${personName}没有同意您的转入请求。如有疑问请与本人联系。`,
    });
    await recordAudit(tx, actor, 'roster.decline_transfer', { type: 'transfer', id });
  });
}
