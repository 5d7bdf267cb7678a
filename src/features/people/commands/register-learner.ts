import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  accountCells,
  canonicalName,
  createAccount,
  learnerActor,
  sealNumber,
  sealPhone,
} from '../../identity/index.ts';
import { insertCustody } from '../queries/employments.ts';
import { insertLearner, updateLearner } from '../queries/learners.ts';
import type { EmploymentState, RegistrationState } from '../rules/learner-profile.ts';
import type { UnitChoice } from '../rules/unit-choice.ts';
import { startEmployment } from './start-employment.ts';

export interface Registration {
  idDocumentType: IdDocumentType;
  /** Valid, in any spelling. */
  idNumber: string;
  name: string;
  phone: string;
  districtId: string;
  unit: UnitChoice;
  custodyAgencyId: string | null;
  titleCode: string | null;
  titleAwardedOn: string | null;
  /** Null at a counter: the person sets a password with a code. */
  passwordHash: string | null;
  /** Null at a counter: the person consents at the first use of the account. */
  privacyVersion: string | null;
  /** Earlier facts of a person whose record comes from another system. */
  past?: {
    registeredAt?: Date;
    registrationState?: RegistrationState;
    employmentState?: EmploymentState;
    employedSince?: string;
  };
}

/**
 * Registers a learner (N1-N4) and returns the account. Throws `identity.number_taken` when the
 * number has an account in any spelling (N3, Q5), `identity.phone_taken`.
 */
export async function registerLearner(parts: Parts, input: Registration): Promise<string> {
  return inTransaction(parts.db, (tx) => createLearner(parts, tx, input));
}

/** Registers a learner in the caller's transaction; `registrar` is the officer who does it. */
export async function createLearner(
  parts: Parts,
  tx: Tx,
  input: Registration,
  registrar?: Actor,
): Promise<string> {
  const at = input.past?.registeredAt ?? parts.clock.now();
  const accountId = newId();
  const name = canonicalName(input.name);
  await createAccount(tx, {
    id: accountId,
    name,
    ...sealNumber(parts, input.idDocumentType, input.idNumber, accountCells.number(accountId)),
    ...sealPhone(parts, input.phone, accountCells.phone(accountId)),
    passwordHash: input.passwordHash,
    createdAt: at,
  });
  await insertLearner(tx, {
    accountId,
    districtId: input.districtId,
    titleCode: input.titleCode,
    titleAwardedOn: input.titleAwardedOn,
    privacyVersion: input.privacyVersion,
    privacyConsentedAt: input.privacyVersion === null ? null : at,
    registeredAt: at,
  });
  const actor = learnerActor(accountId, name);
  await recordAudit(tx, registrar ?? actor, 'people.register', {
    type: 'account',
    id: accountId,
  });
  await declareWork(parts, tx, actor, input);
  return accountId;
}

async function declareWork(parts: Parts, tx: Tx, actor: Actor, input: Registration) {
  const { accountId } = actor;
  const { past, custodyAgencyId: agencyId } = input;
  const from = past?.employedSince ?? dayOf(past?.registeredAt ?? parts.clock.now());
  const state = past?.employmentState ?? 'CLAIMED';
  await startEmployment(parts, tx, actor, {
    unit: input.unit,
    districtId: input.districtId,
    from,
    state,
  });
  if (agencyId) await insertCustody(tx, { accountId, agencyId, from });
  if (past?.registrationState)
    await updateLearner(tx, accountId, { registrationState: past.registrationState });
}
