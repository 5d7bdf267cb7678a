import type { Topic } from '../../courses/index.ts';
import type { Round } from '../../enrolment/index.ts';
import type { Attempt } from './attempt.ts';

/** The attempts of a round that count: restored ones do not (N17, G5). */
export function countedAttempts(attempts: readonly Attempt[], roundId: string): Attempt[] {
  return attempts.filter((attempt) => attempt.roundId === roundId && attempt.restoredAt === null);
}

/** The attempts left in a round (N17); null without a limit (E15). */
export function attemptsLeft(
  topic: Pick<Topic, 'maxAttempts'>,
  attempts: readonly Attempt[],
  roundId: string,
): number | null {
  if (topic.maxAttempts === null) return null;
  return Math.max(0, topic.maxAttempts - countedAttempts(attempts, roundId).length);
}

/** Whether another round may follow this one (N18, G6). */
export function mayRestudy(
  topic: Pick<Topic, 'maxRounds'>,
  round: Pick<Round, 'roundNo'>,
): boolean {
  return topic.maxRounds === null || round.roundNo < topic.maxRounds;
}

/** Whether all attempts of a round are used without a pass, so that the learner must restudy (N18). */
export function endsRound(
  topic: Pick<Topic, 'maxAttempts'>,
  attempts: readonly Attempt[],
  roundId: string,
): boolean {
  if (topic.maxAttempts === null) return false;
  const counted = countedAttempts(attempts, roundId);
  const failed = counted.filter(({ result }) => result !== null && result !== 'PASSED');
  return failed.length >= topic.maxAttempts;
}
