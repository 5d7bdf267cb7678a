import type { Reader, Tx } from '../../../platform/database/index.ts';

export type MissingUnitState = 'PENDING' | 'ADDED' | 'MERGED' | 'REJECTED';

/** A learner's word that his unit is not in the list (Q8). */
export interface MissingUnitRequest {
  id: string;
  requestedBy: string;
  name: string;
  creditCode: string | null;
  jurisdictionId: string;
  state: MissingUnitState;
  organisationId: string | null;
  reason: string | null;
  createdAt: Date;
}

const select = (db: Reader) =>
  db
    .selectFrom('missingUnitRequests')
    .select([
      'id',
      'requestedBy',
      'name',
      'creditCode',
      'jurisdictionId',
      'state',
      'organisationId',
      'reason',
      'createdAt',
    ]);

export async function findMissingUnitRequest(
  db: Reader,
  id: string,
): Promise<MissingUnitRequest | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockMissingUnitRequest(
  tx: Tx,
  id: string,
): Promise<MissingUnitRequest | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Requests of one jurisdiction, or of all; the oldest that waits first. */
export async function listMissingUnitRequests(
  db: Reader,
  jurisdictionId: string,
): Promise<MissingUnitRequest[]> {
  return select(db)
    .where('jurisdictionId', '=', jurisdictionId)
    .where('state', '=', 'PENDING')
    .orderBy('createdAt')
    .execute();
}

export async function insertMissingUnitRequest(
  tx: Tx,
  request: Pick<
    MissingUnitRequest,
    'id' | 'requestedBy' | 'name' | 'creditCode' | 'jurisdictionId'
  > & { at: Date },
): Promise<void> {
  await tx
    .insertInto('missingUnitRequests')
    .values({
      id: request.id,
      requestedBy: request.requestedBy,
      name: request.name,
      creditCode: request.creditCode,
      jurisdictionId: request.jurisdictionId,
      createdAt: request.at,
    })
    .execute();
}

export async function settleMissingUnitRequest(
  tx: Tx,
  id: string,
  decision: {
    state: Exclude<MissingUnitState, 'PENDING'>;
    organisationId: string | null;
    reason: string | null;
    by: string;
    at: Date;
  },
): Promise<void> {
  await tx
    .updateTable('missingUnitRequests')
    .set({
      state: decision.state,
      organisationId: decision.organisationId,
      reason: decision.reason,
      decidedBy: decision.by,
      decidedAt: decision.at,
    })
    .where('id', '=', id)
    .execute();
}
