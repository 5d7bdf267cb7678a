import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  accountCells,
  canonicalName,
  changeIdentity,
  findAccount,
  sealNumber,
  sealPhone,
} from '../../identity/index.ts';
import { updateLearner } from '../queries/learners.ts';
import { nameCorrected } from '../rules/events.ts';
import { type Corrections, lockForCheck, recordCheck } from './lock-for-check.ts';

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
    ? sealNumber(
        parts,
        changes.idDocumentType ?? before?.idDocumentType ?? '',
        changes.idNumber,
        accountCells.number(accountId),
      )
    : undefined;
  const phone = changes.phone
    ? sealPhone(parts, changes.phone, accountCells.phone(accountId))
    : undefined;
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
  await recordCheck(parts, tx, actor, { accountId, outcome: 'CORRECTED', note, changes: facts });
  const changed =
    (name !== undefined && name !== before?.name) ||
    (number !== undefined &&
      ![number.idNumberIndex, ...number.idNumberOther].includes(before?.idNumberIndex ?? ''));
  if (changed) await parts.jobs.publish(tx, nameCorrected, { accountId });
}
