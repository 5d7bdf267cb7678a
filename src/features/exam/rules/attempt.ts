import type { ContactReply } from '../../assessment/index.ts';

export type AttemptState = ContactReply['state'];
export type AttemptResult = 'PASSED' | 'FAILED' | 'FAILED_NO_SCORE' | 'VOIDED';
export type ClosedBecause = 'HANDED_IN' | 'TIME_UP' | 'NOT_RETURNED';

export interface LessonScore {
  lessonId: string;
  score: number;
  full: number;
}

/** One attempt at the exam. OPEN until handed in or overdue, then CLOSED, then GRADED; never back. */
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
  /** How often the sheet was opened, on all devices. */
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
  restoredBecause: string | null;
  /** Graded again by a correction of its paper. */
  regradedAt: Date | null;
  /** Annulled: no valid result, and the attempt counts as used. */
  annulledAt: Date | null;
  annulledBecause: string | null;
}

export const resultNames: Record<AttemptResult, string> = {
  PASSED: '合格',
  FAILED: '不合格',
  FAILED_NO_SCORE: '未返回，记为不合格',
  VOIDED: '作废',
};

const numbersPerOpening = 10_000;

/**
 * The first sequence number of the newest opening of the sheet. Each opening has its own range, so that
 * two devices never give the same number to different answers.
 */
export function firstSeq(openings: number, answers: readonly { seq: number }[]): number {
  const newest = Math.max(0, ...answers.map((answer) => answer.seq));
  return Math.max(newest, openings * numbersPerOpening) + 1;
}
