import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { markRoundComplete } from '../queries/rounds.ts';

/** Completes the study of a round by the topic's rule (G2), which opens the exam (N15). */
export async function completeRound(
  tx: Tx,
  actor: ActorOrSystem,
  roundId: string,
  rule: string,
): Promise<void> {
  if (!(await markRoundComplete(tx, roundId, rule))) return;
  await recordAudit(
    tx,
    actor,
    'enrolment.complete_round',
    { type: 'study_round', id: roundId },
    { rule },
  );
}
