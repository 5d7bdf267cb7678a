import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Correction } from '../rules/correction.ts';

const select = (db: Reader) =>
  db
    .selectFrom('identityCorrections as correction')
    .innerJoin('accounts as proposer', 'proposer.id', 'correction.proposedBy')
    .leftJoin('accounts as decider', 'decider.id', 'correction.decidedBy')
    .select([
      'correction.id',
      'correction.accountId',
      'correction.organisationId',
      'correction.nameBefore',
      'correction.idNumberMaskedBefore',
      'correction.name',
      'correction.idDocumentType',
      'correction.idNumberMasked',
      'correction.idNumberCipher',
      'correction.proof',
      'correction.state',
      'correction.proposedBy',
      'proposer.name as proposedByName',
      'correction.proposedAt',
      'decider.name as decidedByName',
      'correction.decidedAt',
      'correction.decisionReason',
    ]);

export async function findCorrection(db: Reader, id: string): Promise<Correction | undefined> {
  return select(db).where('correction.id', '=', id).executeTakeFirst();
}

export async function lockCorrection(tx: Tx, id: string): Promise<Correction | undefined> {
  return select(tx).where('correction.id', '=', id).forUpdate('correction').executeTakeFirst();
}

/** Returns the newest correction of a person, whatever its state. */
export async function findLatestCorrection(
  db: Reader,
  accountId: string,
): Promise<Correction | undefined> {
  return select(db)
    .where('correction.accountId', '=', accountId)
    .orderBy('correction.proposedAt', 'desc')
    .orderBy('correction.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Lists the corrections of a person, newest first. */
export async function listCorrectionsOf(db: Reader, accountId: string): Promise<Correction[]> {
  return select(db)
    .where('correction.accountId', '=', accountId)
    .orderBy('correction.proposedAt', 'desc')
    .execute();
}

/** Lists the open corrections of a body, the oldest first. */
export async function listOpenCorrections(
  db: Reader,
  organisationId: string,
): Promise<Correction[]> {
  return select(db)
    .where('correction.organisationId', '=', organisationId)
    .where('correction.state', '=', 'PROPOSED')
    .orderBy('correction.proposedAt')
    .execute();
}

/** Inserts a proposal; a second open one of a person violates `identity_corrections_one_open`. */
export async function insertCorrection(
  tx: Tx,
  correction: Omit<
    Correction,
    'state' | 'proposedByName' | 'decidedByName' | 'decidedAt' | 'decisionReason'
  >,
): Promise<void> {
  await tx.insertInto('identityCorrections').values(correction).execute();
}

export async function decideCorrection(
  tx: Tx,
  id: string,
  decision: { state: 'APPLIED' | 'REJECTED'; reason: string | null; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('identityCorrections')
    .set({
      state: decision.state,
      decisionReason: decision.reason,
      decidedBy: decision.by,
      decidedAt: decision.at,
    })
    .where('id', '=', id)
    .execute();
}
