import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { inScope, type Scope } from '../../organisations/index.ts';
import type { Endorsement, EndorsementState } from '../rules/endorsement.ts';

const columns = [
  'id',
  'slipId',
  'accountId',
  'topicId',
  'organisationId',
  'rule',
  'state',
  'requestedAt',
  'decidedBy',
  'decidedAt',
  'reason',
] as const;

const select = (db: Reader) => db.selectFrom('endorsements').select(columns);

export async function findEndorsement(db: Reader, id: string): Promise<Endorsement | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks the endorsement: decisions on it run one after the other. */
export async function lockEndorsement(tx: Tx, id: string): Promise<Endorsement | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The newest endorsement of a slip. */
export async function findEndorsementOfSlip(
  db: Reader,
  slipId: string,
): Promise<Endorsement | undefined> {
  return select(db)
    .where('slipId', '=', slipId)
    .orderBy('requestedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Endorsements of a learner, newest first. */
export async function listEndorsements(db: Reader, accountId: string): Promise<Endorsement[]> {
  return select(db).where('accountId', '=', accountId).orderBy('requestedAt', 'desc').execute();
}

/** All endorsements of several people, oldest first. */
export async function listEndorsementsOfPeople(
  db: Reader,
  accountIds: readonly string[],
): Promise<Endorsement[]> {
  if (accountIds.length === 0) return [];
  return select(db)
    .where('accountId', 'in', [...accountIds])
    .orderBy('requestedAt')
    .execute();
}

/** Those of the endorsements that are in state ENDORSED, the first decided one first. */
export async function listEndorsed(db: Reader, ids: readonly string[]): Promise<Endorsement[]> {
  return select(db)
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .where('state', '=', 'ENDORSED')
    .orderBy('decidedAt')
    .execute();
}

// A request belongs to the body it was sent to, whatever the kind of that body.
const placement = { body: 'organisationId' };

/** Numbers of endorsements of a scope by state. */
export async function countByState(
  db: Reader,
  scope: Scope,
): Promise<Record<EndorsementState, number>> {
  const query = db
    .selectFrom('endorsementCounts')
    .select(['state', (expression) => expression.fn.sum<string>('n').as('count')])
    .where(inScope(scope, placement))
    .groupBy('state');
  const counts: Record<EndorsementState, number> = {
    PENDING: 0,
    ENDORSED: 0,
    RETURNED: 0,
    REVOKED: 0,
  };
  for (const row of await query.execute()) counts[row.state] = Number(row.count);
  return counts;
}

/** When the request that waits longest was made; null when none waits. */
export async function findOldestRequest(db: Reader, scope: Scope): Promise<Date | null> {
  const row = await select(db)
    .where(inScope(scope, placement))
    .where('state', '=', 'PENDING')
    .orderBy('requestedAt')
    .limit(1)
    .executeTakeFirst();
  return row?.requestedAt ?? null;
}

/** Merges the rows of the kept counts into one for each body and state. */
export async function foldCounts(db: Reader): Promise<void> {
  await sql`select fold_endorsement_counts()`.execute(db);
}

/** Inserts a request and returns its id; null when the slip has one pending or endorsed. */
export async function insertEndorsement(
  tx: Tx,
  request: Pick<
    Endorsement,
    'slipId' | 'accountId' | 'topicId' | 'organisationId' | 'rule' | 'requestedAt'
  >,
): Promise<string | null> {
  const row = await tx
    .insertInto('endorsements')
    .values({ id: newId(), ...request })
    .onConflict((conflict) =>
      conflict.column('slipId').where('state', 'in', ['PENDING', 'ENDORSED']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateDecision(
  tx: Tx,
  id: string,
  decision: {
    state: EndorsementState;
    decidedBy: string | null;
    decidedAt: Date | null;
    reason: string | null;
    /** The act it was decided in (`Act`); kept of endorsements only. */
    actId?: string | undefined;
  },
): Promise<void> {
  await tx.updateTable('endorsements').set(decision).where('id', '=', id).execute();
}

/** Moves the live endorsement of a slip to the slip that replaces it; false when there is none. */
export async function moveToSlip(tx: Tx, oldSlipId: string, newSlipId: string): Promise<boolean> {
  const result = await tx
    .updateTable('endorsements')
    .set({ slipId: newSlipId })
    .where('slipId', '=', oldSlipId)
    .where('state', 'in', ['PENDING', 'ENDORSED'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface EndorsementEvent {
  state: EndorsementState;
  text: string;
  at: Date;
}

export async function insertEvent(
  tx: Tx,
  event: EndorsementEvent & { endorsementId: string; actorAccountId: string | null },
): Promise<void> {
  await tx.insertInto('endorsementEvents').values(event).execute();
}

/** The events of a slip over all its requests, oldest first. */
export async function listEvents(db: Reader, slipId: string): Promise<EndorsementEvent[]> {
  return db
    .selectFrom('endorsementEvents')
    .innerJoin('endorsements', 'endorsements.id', 'endorsementEvents.endorsementId')
    .select(['endorsementEvents.state', 'endorsementEvents.text', 'endorsementEvents.at'])
    .where('endorsements.slipId', '=', slipId)
    .orderBy('endorsementEvents.id')
    .execute();
}
