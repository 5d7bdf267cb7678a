import type { Tx } from '../../../../platform/database/index.ts';
import type { Topic } from '../../../courses/index.ts';
import { getCurrentRound, openRestudyRound } from '../../../enrolment/index.ts';
import { listAttempts } from '../../queries/attempts.ts';
import type { Attempt } from '../../rules/attempt.ts';
import { endsRound, mayRestudy } from '../../rules/rounds.ts';

/**
 * When this used attempt was the last of its round and the topic allows another round, it opens (N18,
 * G6). No audit: opening the round records it.
 */
export async function openRestudyIfDue(
  tx: Tx,
  { enrolmentId, roundId }: Pick<Attempt, 'enrolmentId' | 'roundId'>,
  topic: Topic,
): Promise<void> {
  const round = await getCurrentRound(tx, enrolmentId);
  if (round?.id !== roundId || !mayRestudy(topic, round)) return;
  if (endsRound(topic, await listAttempts(tx, enrolmentId), roundId))
    await openRestudyRound(tx, enrolmentId);
}
