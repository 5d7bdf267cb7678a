import type { Learner } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { canonicalName, changeIdentity, sealNumber } from '../../identity/index.ts';
import { endAffiliationsOn, findOpenAffiliation } from '../queries/affiliations.ts';
import { insertCustody } from '../queries/employments.ts';
import { findLearnerRow, lockRegistration, updateLearner } from '../queries/learners.ts';
import type { AffiliationKind } from '../rules/affiliation.ts';
import { personMoved } from '../rules/events.ts';
import { mayEditIdentity } from '../rules/learner.ts';
import type { UnitChoice } from '../rules/unit-choice.ts';
import { startEmployment } from './start-employment.ts';

/** From a day on the learner works elsewhere; the old employment ends that day, its history stays (Q10). */
export async function changeEmployer(
  parts: Parts,
  actor: Learner,
  input: { unit: UnitChoice; from: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const learner = await findLearnerRow(tx, accountId);
    if (!learner) throw new Refusal('people.learner_not_found');
    await lockRegistration(tx, accountId);
    const { districtId } = learner;
    const { unit, from } = input;
    await replaceAffiliation(parts, tx, { kind: 'EMPLOYMENT', accountId, on: from }, () =>
      startEmployment(parts, tx, actor, { unit, districtId, from, state: 'CLAIMED' }),
    );
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'people.change_employer', subject, { unit, from });
  });
}

/** The agency that keeps the learner's file from today on; null when none does any more. */
export async function changeCustody(
  parts: Parts,
  actor: Learner,
  agencyId: string | null,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const from = dayOf(parts.clock.now());
    await lockRegistration(tx, accountId);
    await replaceAffiliation(parts, tx, { kind: 'CUSTODY', accountId, on: from }, async () => {
      if (agencyId) await insertCustody(tx, { accountId, agencyId, from });
    });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'people.change_custody', subject, { agencyId, from });
  });
}

export async function changeTitle(
  parts: Parts,
  actor: Learner,
  title: { titleCode: string | null; titleAwardedOn: string | null },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await updateLearner(tx, actor.accountId, title);
    const subject = { type: 'account', id: actor.accountId };
    await recordAudit(tx, actor, 'people.change_title', subject, title);
  });
}

/**
 * The learner corrects what he declared and submits it again (N2): after a return, or before anybody
 * checked. Throws `people.identity_locked` once it was confirmed, `identity.number_taken`.
 */
export async function resubmitRegistration(
  parts: Parts,
  actor: Learner,
  input: { name: string; idDocumentType: string; idNumber: string | null; districtId: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const registration = await lockRegistration(tx, accountId);
    if (!registration) throw new Refusal('people.learner_not_found');
    if (!mayEditIdentity({ ...registration, registrationState: registration.state }))
      throw new Refusal('people.identity_locked');
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
    await recordAudit(tx, actor, 'people.resubmit_registration', subject, facts);
  });
}

/** What was ends on the day, what is begins; the body that had confirmed him is told (Q10). */
async function replaceAffiliation(
  parts: Parts,
  tx: Tx,
  move: { kind: AffiliationKind; accountId: string; on: string },
  begin: () => Promise<void>,
): Promise<void> {
  const { kind, accountId, on } = move;
  const before = (await endAffiliationsOn(tx, kind, accountId, on)).find(
    ({ state, validFrom }) => state === 'CONFIRMED' && validFrom < on,
  );
  await begin();
  const after = await findOpenAffiliation(tx, kind, accountId);
  const bodyOf = (link: typeof after) =>
    link?.organisationId ? { linkId: link.id, organisationId: link.organisationId } : null;
  const from = bodyOf(before);
  const to = bodyOf(after);
  if (from && from.organisationId !== to?.organisationId)
    await parts.jobs.publish(tx, personMoved, { kind, accountId, from, to, on });
}
