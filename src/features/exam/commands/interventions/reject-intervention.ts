import type { Officer } from '../../../../kernel/actor.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { updateDecision } from '../../queries/interventions/interventions.ts';
import { lockForDecision } from './lock-for-decision.ts';

/** Rejects a proposal with a reason, by a second clerk; no attempt changes (E17). */
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
