import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listLists } from '../queries/lists.ts';
import { lockOffering, updateOfferingState } from '../queries/subjects.ts';
import { mayMove, type OfferingState } from '../rules/subject.ts';
import { getOwnOffering } from './check-offering.ts';

/** Opens a draft to the system, or closes an offering or a draft. */
export async function moveOffering(
  parts: Parts,
  actor: Officer,
  { id, to }: { id: string; to: OfferingState },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await getOwnOffering(tx, actor, id);
    const from = await lockOffering(tx, id);
    if (!mayMove(from, to)) throw new Refusal('professional.not_in_draft');
    const waiting = (await listLists(tx, id, null)).filter(({ state }) => state === 'WAITING');
    if (to === 'CLOSED' && waiting.length > 0)
      throw new Refusal('professional.lists_wait', { count: waiting.length });
    await updateOfferingState(tx, id, to);
    const about = { type: 'professional_offering', id };
    await recordAudit(tx, actor, 'professional.move_offering', about, { from, to });
  });
}
