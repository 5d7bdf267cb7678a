import type { ActorOrSystem } from '../../../../kernel/actor.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { recordAudit } from '../../../audit/index.ts';
import { lockAttempt } from '../../queries/attempts.ts';
import { updateVoided } from '../../queries/closing/voided-results.ts';
import type { AttemptResult } from '../../rules/attempt.ts';

/**
 * Voids a result by a decision (E18); score and answers stay as evidence. Returns the previous result, to
 * be reinstated on appeal, or null when the attempt is not graded or already void. The caller revokes slip
 * and hours.
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
