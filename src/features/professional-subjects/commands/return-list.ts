import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { lockWaitingList, updateListDecision } from '../queries/lists.ts';
import { getOwnList } from './record-list.ts';

/** Returns a list with a reason; the unit that proposed it is told. Returns the id of the offering. */
export async function returnList(
  parts: Parts,
  actor: Officer,
  { listId, note }: { listId: string; note: string },
): Promise<string> {
  const { list, offering } = await getOwnList(parts, actor, listId);
  await inTransaction(parts.db, async (tx) => {
    if (!(await lockWaitingList(tx, listId))) throw new Refusal('professional.list_decided');
    const at = parts.clock.now();
    await updateListDecision(tx, listId, { state: 'RETURNED', by: actor.accountId, at, note });
    const about = { type: 'professional_list', id: listId };
    await recordAudit(tx, actor, 'professional.return_list', about, { note });
    if (list.organisationId === offering.authorityId) return;
    await notify(parts, tx, [list.uploadedBy], {
      subject: '专业科目名单被退回',
      text: `您上报的“${offering.subjectName}”名单被退回：${note}`,
      href: `/professional-lists/${listId}`,
      organisationId: offering.authorityId,
    });
  });
  return offering.id;
}
