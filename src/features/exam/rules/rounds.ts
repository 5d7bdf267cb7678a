import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import type { Topic } from '../../courses/index.ts';
import type { Round } from '../../enrolment/index.ts';
import type { Attempt } from './attempt.ts';

/** The attempts of a round that count: restored ones do not (N17, G5). */
export function countedAttempts(attempts: readonly Attempt[], roundId: string): Attempt[] {
  return attempts.filter((attempt) => attempt.roundId === roundId && attempt.restoredAt === null);
}

/**
 * The attempts left in a round (N17); null without a limit (E15). `extraRounds` names the round of each extra
 * attempt that two decided.
 */
export function attemptsLeft(
  topic: Pick<Topic, 'maxAttempts'>,
  attempts: readonly Attempt[],
  roundId: string,
  extraRounds: readonly string[] = [],
): number | null {
  if (topic.maxAttempts === null) return null;
  const allowed = topic.maxAttempts + countExtra(extraRounds, roundId);
  return Math.max(0, allowed - countedAttempts(attempts, roundId).length);
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
  extraRounds: readonly string[] = [],
): boolean {
  if (topic.maxAttempts === null) return false;
  const counted = countedAttempts(attempts, roundId);
  const failed = counted.filter(({ result }) => result !== null && result !== 'PASSED');
  return failed.length >= topic.maxAttempts + countExtra(extraRounds, roundId);
}

const countExtra = (extraRounds: readonly string[], roundId: string) =>
  extraRounds.filter((one) => one === roundId).length;

const dayMs = 86_400_000;

/**
 * From when the next attempt of a round may start: so many days after the one before it (E15), counted from its
 * day; null without a gap or an earlier attempt.
 */
export function endOfGap(
  topic: Pick<Topic, 'attemptGapDays' | 'roundGapDays'>,
  attempts: readonly Attempt[],
  round: Pick<Round, 'id'>,
): Date | null {
  const inRound = countedAttempts(attempts, round.id);
  const days = inRound.length > 0 ? topic.attemptGapDays : topic.roundGapDays;
  const earlier = inRound.length > 0 ? inRound : attempts.filter((one) => one.restoredAt === null);
  const ended = earlier.flatMap(({ closedAt }) => closedAt?.getTime() ?? []);
  if (days === 0 || ended.length === 0) return null;
  const day = instantOf(dayOf(new Date(Math.max(...ended))));
  return new Date(day.getTime() + days * dayMs);
}
