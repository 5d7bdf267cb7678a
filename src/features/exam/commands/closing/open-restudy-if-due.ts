import type { Tx } from '../../../../platform/database/index.ts';
import type { Topic } from '../../../courses/index.ts';
import { getCurrentRound, openRestudyRound } from '../../../enrolment/index.ts';
import { listAttempts } from '../../queries/attempts.ts';
import { listExtraRoundsOf } from '../../queries/extra-attempts.ts';
import type { Attempt } from '../../rules/attempt.ts';
import { endsRound, mayRestudy } from '../../rules/rounds.ts';

/**
 * Opens the next round when this was the last attempt of its round and the topic allows another (N18,
 * G6). No audit: `openRestudyRound` records it.
 */
export async function openRestudyIfDue(
  tx: Tx,
  { enrolmentId, roundId }: Pick<Attempt, 'enrolmentId' | 'roundId'>,
  topic: Topic,
): Promise<void> {
  const round = await getCurrentRound(tx, enrolmentId);
  if (round?.id !== roundId || !mayRestudy(topic, round)) return;
  const attempts = await listAttempts(tx, enrolmentId);
  // One passed by a correction while this attempt ran.
  if (attempts.some(({ result }) => result === 'PASSED')) return;
  if (endsRound(topic, attempts, roundId, await listExtraRoundsOf(tx, enrolmentId)))
    await openRestudyRound(tx, enrolmentId);
}
