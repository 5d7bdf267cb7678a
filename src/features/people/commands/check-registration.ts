import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  canonicalName,
  changeIdentity,
  findAccount,
  sealNumber,
  sealPhone,
  sendText,
} from '../../identity/index.ts';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import {
  insertCheck,
  lockRegistration,
  type NewCheck,
  updateLearner,
} from '../queries/learners.ts';
import { nameCorrected } from '../rules/events.ts';
import type { RegistrationState } from '../rules/learner.ts';
import { mayCheckRegistration } from '../rules/policy.ts';

export interface Corrections {
  name?: string;
  idDocumentType?: string;
  idNumber?: string;
  districtId?: string;
  phone?: string;
}

/** Confirms that the data agree with the document shown (N7); locks name and number. */
export async function confirmRegistration(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
): Promise<void> {
  const state = await lockForCheck(parts, tx, actor, accountId);
  if (state === 'CONFIRMED') return;
  if (state === 'RETURNED') throw new Refusal('people.registration_returned');
  await updateLearner(tx, accountId, { registrationState: 'CONFIRMED', registrationNote: null });
  await record(parts, tx, actor, { accountId, outcome: 'CONFIRMED', note: '', changes: {} });
}

/** Returns the data to the learner, who must correct them before access is opened (N2). */
export async function returnRegistration(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
  reason: string,
): Promise<void> {
  await lockForCheck(parts, tx, actor, accountId);
  await updateLearner(tx, accountId, { registrationState: 'RETURNED', registrationNote: reason });
  await record(parts, tx, actor, { accountId, outcome: 'RETURNED', note: reason, changes: {} });
  const text = `您的注册信息被退回：${reason}。请登录后在“我的资料”中修改并重新提交。`;
  await sendText(parts, tx, accountId, text);
}

/**
 * Corrects data on the proof shown (Q7). `idDocumentType` and `idNumber` go together. Throws
 * `identity.number_taken` or `identity.phone_taken` when another account has them.
 */
export async function correctRegistration(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
  changes: Corrections,
  note: string,
): Promise<void> {
  const state = await lockForCheck(parts, tx, actor, accountId);
  const before = await findAccount(tx, accountId);
  const name = changes.name === undefined ? undefined : canonicalName(changes.name);
  const number = changes.idNumber
    ? sealNumber(parts, changes.idDocumentType ?? before?.idDocumentType ?? '', changes.idNumber)
    : undefined;
  const phone = changes.phone ? sealPhone(parts, changes.phone) : undefined;
  await changeIdentity(tx, accountId, {
    ...(name !== undefined && { name }),
    ...(number && { number }),
    ...(phone && { phone }),
  });
  await updateLearner(tx, accountId, {
    ...(changes.districtId !== undefined && { districtId: changes.districtId }),
    registrationState: state === 'CONFIRMED' ? 'CONFIRMED' : 'CORRECTED',
    registrationNote: null,
  });
  const facts = {
    ...(name !== undefined && { name: [before?.name, name] }),
    ...(number && { idNumber: [before?.idNumberMasked, number.idNumberMasked] }),
    ...(phone && { phone: [before?.phoneMasked, phone.phoneMasked] }),
    ...(changes.districtId !== undefined && { districtId: changes.districtId }),
  };
  await record(parts, tx, actor, { accountId, outcome: 'CORRECTED', note, changes: facts });
  const changed =
    (name !== undefined && name !== before?.name) ||
    (number !== undefined && number.idNumberIndex !== before?.idNumberIndex);
  if (changed) await parts.jobs.publish(tx, nameCorrected, { accountId });
}

/**
 * Locks a registration this officer may check and returns its state. Throws
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
  if (!registration || !mayCheckRegistration(actor, accountId, office.organisation.id))
    throw new Refusal('people.learner_not_found');
  return registration.state;
}

async function record(
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
