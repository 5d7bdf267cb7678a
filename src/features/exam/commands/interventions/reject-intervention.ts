import type { Officer } from '../../../../kernel/actor.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { updateDecision } from '../../queries/interventions/interventions.ts';
import { lockForDecision } from './confirm-intervention.ts';

/** A second clerk rejects a proposal, with the reason: nothing happens to any attempt (E17). */
export async function rejectIntervention(
  parts: Parts,
  actor: Officer,
  id: string,
  note: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { kind } = await lockForDecision(tx, actor, id);
    await updateDecision(tx, id, {
      state: 'REJECTED',
      decidedBy: actor.accountId,
      note,
      appliedCount: null,
    });
    await recordAudit(
      tx,
      actor,
      'exam.reject_intervention',
      { type: 'exam_intervention', id },
      { kind, note },
    );
  });
}
