import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { insertCheck, lockRegistration, type NewCheck } from '../queries/learners.ts';
import type { RegistrationState } from '../rules/learner-profile.ts';
import { mayServeAtCounter } from '../rules/policy.ts';

export interface Corrections {
  name?: string;
  idDocumentType?: IdDocumentType;
  idNumber?: string;
  districtId?: string;
  phone?: string;
}

/**
 * Locks a registration that the officer may check and returns its state. Throws
 * `people.learner_not_found`.
 */
export async function lockForCheck(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
): Promise<RegistrationState> {
  const office = await findPaymentOfficeFor(tx, accountId, dayOf(parts.clock.now()));
  const registration = await lockRegistration(tx, accountId);
  if (!registration || !mayServeAtCounter(actor, accountId, office.organisation.id))
    throw new Refusal('people.learner_not_found');
  return registration.state;
}

/** Stores the outcome of a check and audits it. */
export async function recordCheck(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  check: Pick<NewCheck, 'accountId' | 'outcome' | 'note' | 'changes'>,
): Promise<void> {
  await insertCheck(tx, {
    ...check,
    id: newId(),
    checkedBy: actor.accountId,
    organisationId: actor.organisationId,
    at: parts.clock.now(),
  });
  const action = `people.registration_${check.outcome.toLowerCase()}`;
  const subject = { type: 'account', id: check.accountId };
  await recordAudit(tx, actor, action, subject, { note: check.note, ...check.changes });
}
