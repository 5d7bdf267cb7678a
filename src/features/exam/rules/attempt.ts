import { examWindow, type Topic } from '../../courses/index.ts';
import type { Round } from '../../enrolment/index.ts';

export type AttemptState = 'OPEN' | 'CLOSED' | 'GRADED';
export type AttemptResult = 'PASSED' | 'FAILED' | 'FAILED_NO_SCORE' | 'VOIDED';
export type ClosedBecause = 'HANDED_IN' | 'TIME_UP' | 'NOT_RETURNED';

export interface LessonScore {
  lessonId: string;
  score: number;
  full: number;
}

/** One sitting of the exam. OPEN until handed in or overdue, then CLOSED, then GRADED; never back. */
export interface Attempt {
  id: string;
  enrolmentId: string;
  roundId: string;
  accountId: string;
  topicId: string;
  paperId: string;
  attemptNo: number;
  state: AttemptState;
  startedAt: Date;
  deadlineAt: Date;
  lastContactAt: Date;
  /** How often the sheet was opened, on whatever device. */
  openings: number;
  closedAt: Date | null;
  closedBecause: ClosedBecause | null;
  submissionNo: string | null;
  result: AttemptResult | null;
  score: number | null;
  scoreByLesson: LessonScore[] | null;
  gradedAt: Date | null;
  /** Given back after a platform fault: it does not count (G5). */
  restoredAt: Date | null;
  /** Annulled, with the reason: no valid result, and the attempt is used. */
  annulledAt: Date | null;
  annulledBecause: string | null;
}

const numbersPerOpening = 10_000;

export const resultNames: Record<AttemptResult, string> = {
  PASSED: '合格',
  FAILED: '不合格',
  FAILED_NO_SCORE: '未返回，记为不合格',
  VOIDED: '作废',
};

export interface StartFacts {
  topic: Topic;
  hasAccess: boolean;
  /** All rounds of the enrolment, oldest first; none before access. */
  rounds: readonly Round[];
  /** All attempts of the enrolment, of every round. */
  attempts: readonly Attempt[];
  now: Date;
}

export type StartBarrier =
  | 'no_access'
  | 'passed_already'
  | 'being_graded'
  | 'not_studied'
  | 'restudy'
  | 'not_open_yet'
  | 'window_closed'
  | 'rounds_used'
  | 'attempts_used';

export type StartDecision =
  | { may: true; round: Round; attemptNo: number; deadline: Date; attemptsLeft: number | null }
  | { may: 'resume'; attemptId: string }
  | { may: false; because: StartBarrier };

/**
 * The first number the newest opening of the sheet may give an answer. Every opening has a range of
 * its own, so that two devices never give the same number to different answers.
 */
export function firstSeq(openings: number, answers: readonly { seq: number }[]): number {
  const newest = Math.max(0, ...answers.map((answer) => answer.seq));
  return Math.max(newest, openings * numbersPerOpening) + 1;
}

/** Attempts of a round that count: those given back do not (N17, G5). */
function countedAttempts(attempts: readonly Attempt[], roundId: string): Attempt[] {
  return attempts.filter((attempt) => attempt.roundId === roundId && attempt.restoredAt === null);
}

/** How many attempts a round still has (N17); null without limit (E15). */
export function attemptsLeft(
  topic: Pick<Topic, 'maxAttempts'>,
  attempts: readonly Attempt[],
  roundId: string,
): number | null {
  if (topic.maxAttempts === null) return null;
  return Math.max(0, topic.maxAttempts - countedAttempts(attempts, roundId).length);
}

/**
 * The round an attempt would belong to: the newest one, unless it still has to be studied and an
 * attempt of an earlier one was given back (G5).
 */
function roundToSit(facts: Pick<StartFacts, 'topic' | 'rounds' | 'attempts'>): Round | null {
  const { topic, rounds, attempts } = facts;
  const ready = rounds.filter(
    (round) => round.completedAt !== null && attemptsLeft(topic, attempts, round.id) !== 0,
  );
  return ready.at(-1) ?? rounds.at(-1) ?? null;
}

/**
 * Whether a learner may start an attempt now, and if not, why (N10, N15, N17, N18). An open one is
 * continued, never doubled (N19).
 */
export function decideStart(facts: StartFacts): StartDecision {
  const { topic, attempts, now } = facts;
  const round = roundToSit(facts);
  if (!facts.hasAccess || !round) return { may: false, because: 'no_access' };
  const pending = attempts.find((attempt) => attempt.state !== 'GRADED');
  if (pending?.state === 'OPEN' && pending.deadlineAt > now)
    return { may: 'resume', attemptId: pending.id };
  if (attempts.some((attempt) => attempt.result === 'PASSED'))
    return { may: false, because: 'passed_already' };
  // It may turn out to be passed: nobody sits again before it is known.
  if (pending) return { may: false, because: 'being_graded' };
  const left = attemptsLeft(topic, attempts, round.id);
  if (left === 0)
    return { may: false, because: mayRestudy(topic, round) ? 'attempts_used' : 'rounds_used' };
  if (!round.completedAt)
    return { may: false, because: round.because === 'RESTUDY' ? 'restudy' : 'not_studied' };
  const { opensAt, closesAt } = examWindow(topic);
  if (now < opensAt) return { may: false, because: 'not_open_yet' };
  if (now >= closesAt) return { may: false, because: 'window_closed' };
  const numbers = countedAttempts(attempts, round.id).map((attempt) => attempt.attemptNo);
  return {
    may: true,
    round,
    attemptNo: Math.max(0, ...numbers) + 1,
    deadline: deadlineFor(topic, now),
    attemptsLeft: left,
  };
}

/** This exam's time ends after the topic's minutes, at the latest with the window (G3). */
export function deadlineFor(topic: Topic, startedAt: Date): Date {
  const byDuration = startedAt.getTime() + topic.examMinutes * 60_000;
  return new Date(Math.min(byDuration, examWindow(topic).closesAt.getTime()));
}

/** Whether another round may follow this one (N18, G6). */
export function mayRestudy(
  topic: Pick<Topic, 'maxRounds'>,
  round: Pick<Round, 'roundNo'>,
): boolean {
  return topic.maxRounds === null || round.roundNo < topic.maxRounds;
}

/** Whether all attempts of a round are used up without a pass, so that the learner must study again (N18). */
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

/**
 * How an attempt ends whose time ran out (G4, N20): somebody heard of shortly before the deadline is
 * graded with what was saved; somebody who did not return is failed without a score.
 */
export function endingAtDeadline(
  lastContact: Date,
  deadline: Date,
  graceSeconds: number,
): 'TIME_UP' | 'NOT_RETURNED' {
  return lastContact.getTime() >= deadline.getTime() - graceSeconds * 1000
    ? 'TIME_UP'
    : 'NOT_RETURNED';
}
