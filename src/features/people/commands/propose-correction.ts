import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { breaksUnique, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  canonicalName,
  findAccountByIndexes,
  getAccount,
  sealNumber,
} from '../../identity/index.ts';
import { insertCorrection } from '../queries/corrections.ts';
import { correctionCell } from '../rules/cells.ts';
import { type Corrections, lockForCheck } from './lock-for-check.ts';

/**
 * Proposes another name or number once results exist (roles.md, Q7), in the caller's transaction;
 * nothing changes until another officer of the body confirms it. Throws
 * `people.learner_not_found`, `identity.number_taken`, `people.correction_open`.
 */
export async function proposeCorrection(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
  changes: Pick<Corrections, 'name' | 'idDocumentType' | 'idNumber'>,
  proof: string,
): Promise<void> {
  await lockForCheck(parts, tx, actor, accountId);
  const id = newId();
  const before = await getAccount(tx, accountId);
  const number = changes.idNumber
    ? sealNumber(
        parts,
        changes.idDocumentType ?? before.idDocumentType,
        changes.idNumber,
        correctionCell(id),
      )
    : null;
  const holder =
    number && (await findAccountByIndexes(tx, [number.idNumberIndex, ...number.idNumberOther]));
  if (holder && holder.id !== accountId) throw new Refusal('identity.number_taken');
  const correction = {
    id,
    accountId,
    organisationId: actor.organisationId,
    nameBefore: before.name,
    idNumberMaskedBefore: before.idNumberMasked,
    name: changes.name === undefined ? null : canonicalName(changes.name),
    idDocumentType: number?.idDocumentType ?? null,
    idNumberMasked: number?.idNumberMasked ?? null,
    idNumberCipher: number?.idNumberCipher ?? null,
    proof,
    proposedBy: actor.accountId,
    proposedAt: parts.clock.now(),
  };
  try {
    await insertCorrection(tx, correction);
  } catch (error) {
    if (breaksUnique(error, 'identity_corrections_one_open'))
      throw new Refusal('people.correction_open');
    throw error;
  }
  const { name, idNumberMasked } = correction;
  const facts = { correctionId: id, name, idNumber: idNumberMasked, proof };
  const subject = { type: 'account', id: accountId };
  await recordAudit(tx, actor, 'people.propose_correction', subject, facts);
}
