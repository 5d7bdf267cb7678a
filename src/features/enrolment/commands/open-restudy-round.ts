import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { lockEnrolment } from '../queries/enrolments.ts';
import { getCurrentRound, insertRound } from '../queries/rounds.ts';

/** Opens the next round, with new attempts (N18); it stays closed until its fee, if any, is paid (G6). */
export async function openRestudyRound(tx: Tx, enrolmentId: string): Promise<void> {
  const enrolment = await lockEnrolment(tx, enrolmentId);
  const { restudyFeeFen: owedFen } = await getTopic(tx, enrolment.topicId);
  const current = await getCurrentRound(tx, enrolmentId);
  const roundNo = (current?.roundNo ?? 0) + 1;
  await insertRound(tx, { enrolmentId, roundNo, because: 'RESTUDY', owedFen });
  await recordAudit(
    tx,
    'SYSTEM',
    'enrolment.open_restudy_round',
    { type: 'enrolment', id: enrolmentId },
    { roundNo, owedFen },
  );
}
