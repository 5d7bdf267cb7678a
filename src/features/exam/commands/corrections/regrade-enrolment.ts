import type { Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { getTopic } from '../../../courses/index.ts';
import { computeRegrades } from '../../queries/closing/regrades.ts';
import {
  listStandingChanges,
  lockAttempts,
  updateNotCounted,
  updateRegraded,
} from '../../queries/closing/result-changes.ts';
import type { Attempt } from '../../rules/attempt.ts';
import { examPassed } from '../../rules/events.ts';
import { failedAfterPass, type PassRule, type RegradedAttempt } from '../../rules/regrade.ts';
import { openRestudyIfDue } from '../closing/open-restudy-if-due.ts';

export interface RegradeOrder {
  enrolmentId: string;
  correctionId: string;
  rule: PassRule;
  /** The reason, as the learner reads it. */
  because: string;
}

/** What a correction made of an enrolment. */
export interface RegradedEnrolment {
  changes: RegradedAttempt[];
  /** Failed attempts that no longer count, because an earlier one passed (N17). */
  notCounted: Attempt[];
  /** The attempt that passed, before and after. */
  passedBefore: Attempt | null;
  passedAfter: Attempt | null;
}

/**
 * Grades the attempts of an enrolment again by the corrections in force, in the caller's transaction: new
 * results with their history, failed attempts after a pass no longer counted (N17), a pass published, the
 * next round opened where none is left (N18). Returns null when the correction changed nothing, or has
 * changed it already. No audit: the correction records each.
 */
export async function regradeEnrolment(
  parts: Parts,
  tx: Tx,
  { enrolmentId, correctionId, rule, because }: RegradeOrder,
): Promise<RegradedEnrolment | null> {
  const attempts = await lockAttempts(tx, enrolmentId);
  const [first] = attempts;
  if (!first || (await listStandingChanges(tx, correctionId, enrolmentId)).length > 0) return null;
  const topic = await getTopic(tx, first.topicId);
  const changes = await computeRegrades(tx, attempts, { topic, rule });
  if (changes.length === 0) return null;
  for (const change of changes) await updateRegraded(tx, change, { correctionId, because });
  const after = new Map(changes.map((one) => [one.attempt.id, one.after.result]));
  const resultOf = (one: Attempt) => after.get(one.id) ?? one.result;
  const passedBefore = firstPassed(attempts, (one) => one.result);
  const passedAfter = firstPassed(attempts, resultOf);
  const notCounted = passedBefore ? [] : failedAfterPass(attempts, resultOf);
  for (const one of notCounted) {
    const why = `第${passedAfter?.attemptNo}次考试更正后合格，这次不计入次数`;
    await updateNotCounted(tx, one, { correctionId, because: why });
  }
  if (passedAfter && !passedBefore) {
    const { id: attemptId, accountId, topicId } = passedAfter;
    await parts.jobs.publish(tx, examPassed, { attemptId, accountId, enrolmentId, topicId });
  }
  if (passedBefore && !passedAfter) await openRestudyIfDue(tx, passedBefore, topic);
  return { changes, notCounted, passedBefore, passedAfter };
}

function firstPassed(
  attempts: readonly Attempt[],
  resultOf: (attempt: Attempt) => Attempt['result'],
): Attempt | null {
  return attempts.find((one) => resultOf(one) === 'PASSED' && one.restoredAt === null) ?? null;
}
