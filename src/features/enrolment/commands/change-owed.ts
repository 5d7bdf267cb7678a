import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateOwed } from '../queries/rounds.ts';
import type { Round } from '../rules/enrolment.ts';

/**
 * Notes what a round still costs: 0 opens it when its fee was paid, the fee closes it again when the
 * money goes back (G6, E20).
 */
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
