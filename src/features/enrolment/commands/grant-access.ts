import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertGrant, type NewGrant } from '../queries/access.ts';
import { lockEnrolment, updateState } from '../queries/enrolments.ts';
import { insertRound } from '../queries/rounds.ts';
import { accessGranted } from '../rules/events.ts';

/**
 * Opens study, exam and the first round (N7-N9), in the transaction of the payment. Idempotent. Throws
 * `enrolment.ended` when the enrolment was withdrawn or refunded.
 */
export async function grantAccess(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  grant: Pick<NewGrant, 'enrolmentId' | 'because'> & { orderId?: string; organisationId?: string },
): Promise<void> {
  const enrolment = await lockEnrolment(tx, grant.enrolmentId);
  if (enrolment.state !== 'SELECTED' && enrolment.state !== 'OPEN')
    throw new Refusal('enrolment.ended');
  const opened = await insertGrant(tx, {
    enrolmentId: grant.enrolmentId,
    because: grant.because,
    orderId: grant.orderId ?? null,
    organisationId: grant.organisationId ?? null,
    grantedBy: actor === 'SYSTEM' ? null : actor.accountId,
  });
  if (!opened) return;
  await updateState(tx, enrolment.id, 'OPEN');
  await insertRound(tx, { enrolmentId: enrolment.id, roundNo: 1, because: 'FIRST', owedFen: 0 });
  await recordAudit(
    tx,
    actor,
    'enrolment.grant_access',
    { type: 'enrolment', id: enrolment.id },
    { because: grant.because, orderId: grant.orderId ?? null },
  );
  await parts.jobs.publish(tx, accessGranted, {
    enrolmentId: enrolment.id,
    accountId: enrolment.accountId,
  });
}
