import type { Reader, Tx } from '../../../platform/database/index.ts';

export type MissingUnitState = 'PENDING' | 'ADDED' | 'MERGED' | 'REJECTED';

/** A learner's request to add a unit that is not in the list (Q8). */
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

/** Lists the pending requests of a jurisdiction, the oldest first. */
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
    'id' | 'requestedBy' | 'name' | 'creditCode' | 'jurisdictionId' | 'createdAt'
  >,
): Promise<void> {
  await tx.insertInto('missingUnitRequests').values(request).execute();
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
