import type { ActorOrSystem } from '../../../../kernel/actor.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { recordAudit } from '../../../audit/index.ts';
import { lockAttempt } from '../../queries/attempts.ts';
import { updateReinstated } from '../../queries/closing/voided-results.ts';
import type { AttemptResult } from '../../rules/attempt.ts';

/** Reinstates a voided result after a successful appeal; does nothing when it is not void. */
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
