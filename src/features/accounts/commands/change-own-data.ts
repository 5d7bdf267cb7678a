import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { canonicalName, sealNumber } from '../identity.ts';
import { mayEditIdentity } from '../learner.ts';
import { endEmployment, replaceCustody } from '../queries/employments.ts';
import { findLearnerRow, lockRegistration, updateLearner } from '../queries/learners.ts';
import { changeIdentity } from '../registration-check.ts';
import { startEmployment, type UnitChoice } from '../unit-choice.ts';

/** From a day on the learner works elsewhere; the old employment ends that day, its history stays (Q10). */
export async function changeEmployer(
  parts: Parts,
  actor: Actor,
  input: { unit: UnitChoice; from: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const learner = await findLearnerRow(tx, accountId);
    if (!learner) throw new Refusal('accounts.learner_not_found');
    await lockRegistration(tx, accountId);
    await endEmployment(tx, accountId, input.from);
    const { districtId } = learner;
    const { unit, from } = input;
    await startEmployment(parts, tx, actor, { unit, districtId, from, state: 'CLAIMED' });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'accounts.change_employer', subject, { unit, from });
  });
}

/** The agency that keeps the learner's file from today on; null when none does any more. */
export async function changeCustody(
  parts: Parts,
  actor: Actor,
  agencyId: string | null,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const from = dayOf(parts.clock.now());
    await lockRegistration(tx, accountId);
    await replaceCustody(tx, { accountId, agencyId, from });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'accounts.change_custody', subject, { agencyId, from });
  });
}

export async function changeTitle(
  parts: Parts,
  actor: Actor,
  title: { titleCode: string | null; titleAwardedOn: string | null },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await updateLearner(tx, actor.accountId, title);
    const subject = { type: 'account', id: actor.accountId };
    await recordAudit(tx, actor, 'accounts.change_title', subject, title);
  });
}

/**
 * The learner corrects what he declared and submits it again (N2): after a return, or before anybody
 * checked. Throws `accounts.identity_locked` once it was confirmed, `accounts.number_taken`.
 */
export async function resubmitRegistration(
  parts: Parts,
  actor: Actor,
  input: { name: string; idDocumentType: string; idNumber: string | null; districtId: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const registration = await lockRegistration(tx, accountId);
    if (!registration) throw new Refusal('accounts.learner_not_found');
    if (!mayEditIdentity({ ...registration, registrationState: registration.state }))
      throw new Refusal('accounts.identity_locked');
    const number =
      input.idNumber === null ? undefined : sealNumber(parts, input.idDocumentType, input.idNumber);
    await changeIdentity(tx, accountId, {
      name: canonicalName(input.name),
      ...(number && { number }),
    });
    await updateLearner(tx, accountId, {
      districtId: input.districtId,
      registrationState: 'CORRECTED',
      registrationNote: null,
    });
    const subject = { type: 'account', id: accountId };
    const facts = { numberChanged: number !== undefined, districtId: input.districtId };
    await recordAudit(tx, actor, 'accounts.resubmit_registration', subject, facts);
  });
}
