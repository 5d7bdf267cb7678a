import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { revokeGrant } from '../queries/access.ts';
import { lockEnrolment, updateState } from '../queries/enrolments.ts';

/**
 * Revokes access; the study record stays. After a refund the enrolment ends (E20); after a payment that was
 * booked by mistake it waits for its fee again.
 */
export async function revokeAccess(
  tx: Tx,
  actor: ActorOrSystem,
  enrolmentId: string,
  { because, becomes }: { because: string; becomes: 'REFUNDED' | 'SELECTED' },
): Promise<void> {
  await lockEnrolment(tx, enrolmentId);
  if (!(await revokeGrant(tx, enrolmentId, because))) return;
  await updateState(tx, enrolmentId, becomes);
  const subject = { type: 'enrolment', id: enrolmentId };
  await recordAudit(tx, actor, 'enrolment.revoke_access', subject, { because, becomes });
}
