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
    .selectFrom('missing_unit_requests')
    .select([
      'id',
      'requested_by as requestedBy',
      'name',
      'credit_code as creditCode',
      'jurisdiction_id as jurisdictionId',
      'state',
      'organisation_id as organisationId',
      'reason',
      'created_at as createdAt',
    ])
    .$narrowType<{ state: MissingUnitState }>();

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
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('state', '=', 'PENDING')
    .orderBy('created_at')
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
    .insertInto('missing_unit_requests')
    .values({
      id: request.id,
      requested_by: request.requestedBy,
      name: request.name,
      credit_code: request.creditCode,
      jurisdiction_id: request.jurisdictionId,
      created_at: request.at,
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
    .updateTable('missing_unit_requests')
    .set({
      state: decision.state,
      organisation_id: decision.organisationId,
      reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    })
    .where('id', '=', id)
    .execute();
}
