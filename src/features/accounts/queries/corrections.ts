import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Correction, CorrectionState } from '../correction.ts';

const select = (db: Reader) =>
  db
    .selectFrom('identity_corrections as correction')
    .innerJoin('accounts as proposer', 'proposer.id', 'correction.proposed_by')
    .leftJoin('accounts as decider', 'decider.id', 'correction.decided_by')
    .select([
      'correction.id',
      'correction.account_id as accountId',
      'correction.organisation_id as organisationId',
      'correction.name_before as nameBefore',
      'correction.id_number_masked_before as idNumberMaskedBefore',
      'correction.name',
      'correction.id_document_type as idDocumentType',
      'correction.id_number_masked as idNumberMasked',
      'correction.id_number_cipher as idNumberCipher',
      'correction.proof',
      'correction.state',
      'correction.proposed_by as proposedBy',
      'proposer.name as proposedByName',
      'correction.proposed_at as proposedAt',
      'decider.name as decidedByName',
      'correction.decided_at as decidedAt',
      'correction.decision_reason as decisionReason',
    ])
    .$narrowType<{ state: CorrectionState }>();

export async function findCorrection(db: Reader, id: string): Promise<Correction | undefined> {
  return select(db).where('correction.id', '=', id).executeTakeFirst();
}

export async function lockCorrection(tx: Tx, id: string): Promise<Correction | undefined> {
  return select(tx).where('correction.id', '=', id).forUpdate('correction').executeTakeFirst();
}

/** The newest correction of a person, whatever became of it. */
export async function findLatestCorrection(
  db: Reader,
  accountId: string,
): Promise<Correction | undefined> {
  return select(db)
    .where('correction.account_id', '=', accountId)
    .orderBy('correction.proposed_at', 'desc')
    .orderBy('correction.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What waits for a second officer of a body, the oldest first. */
export async function listOpenCorrections(
  db: Reader,
  organisationId: string,
): Promise<Correction[]> {
  return select(db)
    .where('correction.organisation_id', '=', organisationId)
    .where('correction.state', '=', 'PROPOSED')
    .orderBy('correction.proposed_at')
    .execute();
}

/** Inserts a proposal; a second one open for a person breaks `identity_corrections_one_open`. */
export async function insertCorrection(
  tx: Tx,
  correction: Omit<
    Correction,
    'state' | 'proposedByName' | 'decidedByName' | 'decidedAt' | 'decisionReason'
  >,
): Promise<void> {
  await tx
    .insertInto('identity_corrections')
    .values({
      id: correction.id,
      account_id: correction.accountId,
      organisation_id: correction.organisationId,
      name_before: correction.nameBefore,
      id_number_masked_before: correction.idNumberMaskedBefore,
      name: correction.name,
      id_document_type: correction.idDocumentType,
      id_number_masked: correction.idNumberMasked,
      id_number_cipher: correction.idNumberCipher,
      proof: correction.proof,
      proposed_by: correction.proposedBy,
      proposed_at: correction.proposedAt,
    })
    .execute();
}

export async function decideCorrection(
  tx: Tx,
  id: string,
  decision: { state: 'APPLIED' | 'REJECTED'; reason: string | null; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('identity_corrections')
    .set({
      state: decision.state,
      decision_reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    })
    .where('id', '=', id)
    .execute();
}
