import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import {
  getCurrentRound,
  insertGrant,
  insertRound,
  lockEnrolment,
  markRoundComplete,
  type NewGrant,
  revokeGrant,
  updateOwed,
  updateState,
} from '../queries/enrolments.ts';
import type { Round } from '../rules/enrolment.ts';
import { accessGranted } from '../rules/events.ts';

/**
 * Opens study and exam rights and the first round (N7-N9), in the transaction of the payment.
 * Repeats change nothing. Throws `enrolment.ended` when the enrolment was withdrawn or refunded.
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

/** Takes the rights back when the money went back (E20). The record of what was studied stays. */
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

/** The study of a round is complete by the topic's rule (G2): the exam opens (N15). */
export async function completeRound(
  tx: Tx,
  actor: ActorOrSystem,
  roundId: string,
  rule: string,
): Promise<void> {
  if (!(await markRoundComplete(tx, roundId, rule))) return;
  await recordAudit(
    tx,
    actor,
    'enrolment.complete_round',
    { type: 'study_round', id: roundId },
    { rule },
  );
}

/**
 * All attempts of the round were failed: the next round begins, with new attempts (N18). Where the
 * topic charges for it, the round stays closed until that is paid (G6).
 */
export async function openRestudyRound(tx: Tx, enrolmentId: string): Promise<void> {
  const enrolment = await lockEnrolment(tx, enrolmentId);
  const { restudyFeeFen: owedFen } = await getTopic(tx, enrolment.topicId);
  const current = await getCurrentRound(tx, enrolmentId);
  const roundNo = (current?.roundNo ?? 0) + 1;
  await insertRound(tx, { enrolmentId, roundNo, because: 'RESTUDY', owedFen });
  await recordAudit(
    tx,
    'SYSTEM',
    'enrolment.open_restudy_round',
    { type: 'enrolment', id: enrolmentId },
    { roundNo, owedFen },
  );
}

/**
 * Notes what a round still costs: 0 opens it when its fee was paid, the fee closes it again when the
 * money goes back (G6, E20).
 */
export async function changeOwed(
  tx: Tx,
  actor: ActorOrSystem,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'owedFen'>,
): Promise<void> {
  await updateOwed(tx, round);
  await recordAudit(
    tx,
    actor,
    'enrolment.change_owed',
    { type: 'enrolment', id: round.enrolmentId },
    { roundNo: round.roundNo, owedFen: round.owedFen },
  );
}
