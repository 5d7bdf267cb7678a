import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { revokeGrant } from '../queries/access.ts';
import { lockEnrolment, updateState } from '../queries/enrolments.ts';

/** Closes access that was opened by mistake and not used; the course stays selected and waits for its fee. */
export async function takeBackAccess(
  tx: Tx,
  actor: ActorOrSystem,
  enrolmentId: string,
  because: string,
): Promise<void> {
  await lockEnrolment(tx, enrolmentId);
  if (!(await revokeGrant(tx, enrolmentId, because))) return;
  await updateState(tx, enrolmentId, 'SELECTED');
  const subject = { type: 'enrolment', id: enrolmentId };
  await recordAudit(tx, actor, 'enrolment.take_back_access', subject, { because });
}
