import { dayOf } from '../../../kernel/calendar.ts';
import { examWindow, type Topic } from '../../courses/index.ts';
import type { Round } from '../../enrolment/index.ts';
import type { Attempt } from './attempt.ts';
import { attemptsLeft, countedAttempts, endOfGap, mayRestudy } from './rounds.ts';
import type { SeatFacts } from './seat.ts';

export interface StartFacts {
  topic: Topic;
  hasAccess: boolean;
  /** All rounds of the enrolment, oldest first; none before access. */
  rounds: readonly Round[];
  /** All attempts of the enrolment, of every round. */
  attempts: readonly Attempt[];
  /** The round of each extra attempt that two decided. */
  extraRounds?: readonly string[];
  /** Where seats are booked: what the person may choose from and holds; the topic is that of the held one. */
  seats?: SeatFacts | null;
  now: Date;
}

/** Why an attempt may not start: the refusal `exam.<barrier>`. */
export type StartBarrier =
  | 'no_access' // N10
  | 'passed_already'
  | 'being_graded' // the pending attempt may have passed
  | 'not_studied' // N15
  | 'restudy' // N18
  | 'not_open_yet' // N15
  | 'window_closed' // N15
  | 'no_seat' // N15
  | 'seat_later' // N15
  | 'cooling_down' // E15
  | 'rounds_used' // N18, G6
  | 'attempts_used'; // N17

export type StartDecision =
  | { may: true; round: Round; attemptNo: number; deadline: Date; attemptsLeft: number | null }
  | { may: 'resume'; attemptId: string }
  | { may: false; because: Exclude<StartBarrier, 'cooling_down' | 'seat_later'> }
  | { may: false; because: 'cooling_down' | 'seat_later'; from: Date };

/** Decides whether a learner may start an attempt now, and if not, why. An open one is resumed (N19). */
export function decideStart(facts: StartFacts): StartDecision {
  const { topic, attempts, now } = facts;
  const round = roundOfNextAttempt(facts);
  if (!facts.hasAccess || !round) return { may: false, because: 'no_access' };
  const pending = attempts.find((attempt) => attempt.state !== 'GRADED');
  if (pending?.state === 'OPEN' && pending.deadlineAt > now)
    return { may: 'resume', attemptId: pending.id };
  if (attempts.some((attempt) => attempt.result === 'PASSED'))
    return { may: false, because: 'passed_already' };
  if (pending) return { may: false, because: 'being_graded' };
  const left = attemptsLeft(topic, attempts, round.id, facts.extraRounds);
  if (left === 0)
    return { may: false, because: mayRestudy(topic, round) ? 'attempts_used' : 'rounds_used' };
  if (!round.completedAt)
    return { may: false, because: round.because === 'RESTUDY' ? 'restudy' : 'not_studied' };
  const shut = windowBarrier(facts);
  if (shut) return shut;
  const from = endOfGap(topic, attempts, round);
  if (from && now < from) return { may: false, because: 'cooling_down', from };
  const numbers = countedAttempts(attempts, round.id).map((attempt) => attempt.attemptNo);
  return {
    may: true,
    round,
    attemptNo: Math.max(0, ...numbers) + 1,
    deadline: deadlineFor(topic, now),
    attemptsLeft: left,
  };
}

/** Outside the window, or of the seat that was booked in it (N15). */
function windowBarrier({ topic, seats, now }: StartFacts): StartDecision | null {
  const { opensAt, closesAt } = examWindow(topic);
  if (now >= closesAt) return { may: false, because: 'window_closed' };
  if (seats && !seats.held) return { may: false, because: 'no_seat' };
  if (now >= opensAt) return null;
  if (seats) return { may: false, because: 'seat_later', from: opensAt };
  return { may: false, because: 'not_open_yet' };
}

/**
 * The round of the next attempt: the newest, or an earlier one with a restored attempt while the newest
 * is not studied yet (G5).
 */
function roundOfNextAttempt(
  facts: Pick<StartFacts, 'topic' | 'rounds' | 'attempts' | 'extraRounds'>,
): Round | null {
  const { topic, rounds, attempts, extraRounds } = facts;
  const ready = rounds.filter(
    (round) =>
      round.completedAt !== null && attemptsLeft(topic, attempts, round.id, extraRounds) !== 0,
  );
  return ready.at(-1) ?? rounds.at(-1) ?? null;
}

/** What the refusal of a start says: the enrolment, and from when an attempt may start (E15, N15). */
export function barrierFacts(
  decision: Extract<StartDecision, { may: false }>,
  enrolmentId: string,
): { enrolmentId: string; from?: string } {
  if (!('from' in decision)) return { enrolmentId };
  return { enrolmentId, from: dayOf(decision.from) };
}

/** The deadline of an attempt: after the topic's minutes, at the latest when the window closes (G3). */
export function deadlineFor(topic: Topic, startedAt: Date): Date {
  const byDuration = startedAt.getTime() + topic.examMinutes * 60_000;
  return new Date(Math.min(byDuration, examWindow(topic).closesAt.getTime()));
}
