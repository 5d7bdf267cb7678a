import type { Attempt, LessonScore } from './attempt.ts';
import type { CorrectedGrade } from './correction.ts';

/** What becomes of a pass that the corrected score no longer reaches: kept (the rule), or taken by decision. */
export type PassRule = 'KEEP_PASS' | 'AS_GRADED';

/** A result as a correction found or left it. */
export interface ResultFacts {
  result: 'PASSED' | 'FAILED';
  score: number;
  scoreByLesson: LessonScore[];
}

/** A graded attempt with what a correction makes of it. */
export interface RegradedAttempt {
  attempt: Attempt;
  before: ResultFacts;
  after: ResultFacts;
  /** Whether the pass was kept although the corrected score is below the mark. */
  keptPass: boolean;
}

/** Whether corrections change an attempt: not one without score, annulled or given back. */
export function isRegradable(attempt: Attempt): boolean {
  const { result, score, restoredAt } = attempt;
  return (result === 'PASSED' || result === 'FAILED') && score !== null && restoredAt === null;
}

/** What the corrected grade makes of an attempt; null when nothing changes. */
export function decideRegrade(
  attempt: Attempt,
  grade: CorrectedGrade,
  passMark: number,
  rule: PassRule,
): RegradedAttempt | null {
  const { result, score, scoreByLesson } = attempt;
  if (!isRegradable(attempt) || score === null) return null;
  const before = {
    result: result as 'PASSED' | 'FAILED',
    score,
    scoreByLesson: scoreByLesson ?? [],
  };
  const passes = grade.score >= passMark;
  const keptPass = rule === 'KEEP_PASS' && result === 'PASSED' && !passes;
  const after: ResultFacts = keptPass
    ? before
    : {
        result: passes ? 'PASSED' : 'FAILED',
        score: grade.score,
        scoreByLesson: grade.byLesson,
      };
  const same = after.result === before.result && after.score === before.score;
  return same && !keptPass ? null : { attempt, before, after, keptPass };
}

/**
 * The failed attempts begun after the first that passes: they no longer count against the person (N17).
 */
export function failedAfterPass(
  attempts: readonly Attempt[],
  resultOf: (attempt: Attempt) => Attempt['result'],
): Attempt[] {
  const pass = attempts
    .filter((one) => resultOf(one) === 'PASSED' && one.restoredAt === null)
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())[0];
  if (!pass) return [];
  return attempts.filter((one) => {
    const result = resultOf(one);
    const failed = result === 'FAILED' || result === 'FAILED_NO_SCORE';
    return failed && one.restoredAt === null && one.startedAt > pass.startedAt;
  });
}
