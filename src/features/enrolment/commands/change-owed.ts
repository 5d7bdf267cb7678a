import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateOwed } from '../queries/rounds.ts';
import type { Round } from '../rules/enrolment.ts';

/** Sets what is owed for a round: 0 opens it after payment, the fee closes it after a refund (G6, E20). */
export async function changeOwed(
  tx: Tx,
  actor: ActorOrSystem,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'owedFen'>,
): Promise<void> {
  await updateOwed(tx, round);
  await recordAudit(
    tx,
    actor,
    'enrolment.change_owed',
    { type: 'enrolment', id: round.enrolmentId },
    { roundNo: round.roundNo, owedFen: round.owedFen },
  );
}
