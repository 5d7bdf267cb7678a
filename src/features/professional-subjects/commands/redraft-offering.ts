import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockOffering, updateDraft } from '../queries/subjects.ts';
import type { OfferingFacts } from '../rules/subject.ts';
import { checkOffering, getOwnOffering } from './check-offering.ts';

/** Changes an offering that is still a draft, seen by its authority alone. */
export async function redraftOffering(
  parts: Parts,
  actor: Officer,
  { id, ...facts }: OfferingFacts & { id: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const offering = await getOwnOffering(tx, actor, id);
    if ((await lockOffering(tx, id)) !== 'DRAFT') throw new Refusal('professional.not_in_draft');
    await checkOffering(tx, offering.year, facts);
    await updateDraft(tx, id, facts);
    const about = { type: 'professional_offering', id };
    await recordAudit(tx, actor, 'professional.redraft_offering', about, { ...facts });
  });
}
