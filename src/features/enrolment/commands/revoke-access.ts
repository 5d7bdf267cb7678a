import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { revokeGrant } from '../queries/access.ts';
import { lockEnrolment, updateState } from '../queries/enrolments.ts';

/** Revokes access after a refund (E20); the study record stays. */
export async function revokeAccess(
  tx: Tx,
  actor: ActorOrSystem,
  enrolmentId: string,
  because: string,
): Promise<void> {
  await lockEnrolment(tx, enrolmentId);
  if (!(await revokeGrant(tx, enrolmentId, because))) return;
  await updateState(tx, enrolmentId, 'REFUNDED');
  await recordAudit(
    tx,
    actor,
    'enrolment.revoke_access',
    { type: 'enrolment', id: enrolmentId },
    { because },
  );
}
