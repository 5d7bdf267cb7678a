import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockCorrection, updateState } from '../queries/score-corrections.ts';

/** Gives up a correction that was not approved. Throws `regrade.not_found`, `regrade.not_draft`. */
export async function discardCorrection(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockCorrection(tx, id);
    if (!one) throw new Refusal('regrade.not_found');
    if (one.state !== 'DRAFT' && one.state !== 'TRYING')
      throw new Refusal('regrade.not_draft', { id });
    await updateState(tx, id, 'DISCARDED');
    await recordAudit(tx, actor, 'regrade.discard', { type: 'score_correction', id });
  });
}
