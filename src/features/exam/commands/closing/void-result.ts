import type { ActorOrSystem } from '../../../../kernel/actor.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { recordAudit } from '../../../audit/index.ts';
import { getTopic } from '../../../courses/index.ts';
import { getAttempt, lockAttempt } from '../../queries/attempts.ts';
import { updateReinstated, updateVoided } from '../../queries/closing/voided-results.ts';
import type { AttemptResult } from '../../rules/attempt.ts';
import { openRestudyIfDue } from './open-restudy-if-due.ts';

/**
 * A decision voids a result (E18): score and answers stay as evidence. Returns the result it had, for a
 * won appeal; null when the attempt is not graded or void already. Slip and hours are the caller's.
 */
export async function voidResult(
  tx: Tx,
  actor: ActorOrSystem,
  attemptId: string,
  because: string,
): Promise<AttemptResult | null> {
  const { state, result } = await lockAttempt(tx, attemptId);
  if (state !== 'GRADED' || !result || result === 'VOIDED') return null;
  await updateVoided(tx, attemptId, because);
  const subject = { type: 'exam_attempt', id: attemptId };
  await recordAudit(tx, actor, 'exam.void_result', subject, { because, before: result });
  return result;
}

/** A won appeal gives a voided result back. */
export async function reinstateResult(
  tx: Tx,
  actor: ActorOrSystem,
  attemptId: string,
  { result, because }: { result: AttemptResult; because: string },
): Promise<void> {
  const attempt = await lockAttempt(tx, attemptId);
  if (attempt.result !== 'VOIDED') return;
  await updateReinstated(tx, attemptId, result);
  const subject = { type: 'exam_attempt', id: attemptId };
  await recordAudit(tx, actor, 'exam.reinstate_result', subject, { because, result });
}

/** The void is final: when it was the last attempt of its round, the course is studied again (N18). */
export async function endVoidedRound(tx: Tx, attemptId: string): Promise<void> {
  const attempt = await getAttempt(tx, attemptId);
  await openRestudyIfDue(tx, attempt, await getTopic(tx, attempt.topicId));
}
