import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { ScoreCorrection, ScoreCorrectionState } from '../rules/score-correction.ts';

const select = (db: Reader) => db.selectFrom('scoreCorrections').selectAll();

export async function findCorrection(db: Reader, id: string): Promise<ScoreCorrection | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks a correction until the transaction ends. */
export async function lockCorrection(tx: Tx, id: string): Promise<ScoreCorrection | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A page of corrections, newest first. */
export async function listCorrections(
  db: Reader,
  { limit, offset }: { limit: number; offset: number },
): Promise<ScoreCorrection[]> {
  return select(db).orderBy('madeAt', 'desc').orderBy('id').limit(limit).offset(offset).execute();
}

/** The oldest correction whose walk is not finished. */
export async function findWalking(db: Reader): Promise<ScoreCorrection | undefined> {
  return select(db)
    .where('state', 'in', ['TRYING', 'APPLYING', 'UNDOING'])
    .orderBy('madeAt')
    .limit(1)
    .executeTakeFirst();
}

export type NewCorrection = Pick<
  ScoreCorrection,
  | 'id'
  | 'topicId'
  | 'questionId'
  | 'versionNo'
  | 'questionWords'
  | 'formerAnswer'
  | 'kind'
  | 'accepted'
  | 'acceptedWords'
  | 'rule'
  | 'ground'
  | 'complaintId'
  | 'organisationId'
  | 'madeBy'
  | 'madeAt'
  | 'targets'
>;

export async function insertCorrection(tx: Tx, correction: NewCorrection): Promise<void> {
  await tx.insertInto('scoreCorrections').values(correction).execute();
}

/** Moves a correction into another state; a walk that begins starts at the first enrolment. */
export async function updateState(
  tx: Tx,
  id: string,
  state: ScoreCorrectionState,
  facts: Partial<
    Pick<
      ScoreCorrection,
      'approvedBy' | 'approvedAt' | 'appliedAt' | 'undoBecause' | 'undoBy' | 'undoneAt' | 'targets'
    >
  > = {},
): Promise<void> {
  await tx
    .updateTable('scoreCorrections')
    .set({ state, walked: 0, walkedTo: null, ...facts })
    .where('id', '=', id)
    .execute();
}

/** Notes how far the walk has come; false when the correction is no longer in this state. */
export async function moveWalk(
  tx: Tx,
  { id, state }: Pick<ScoreCorrection, 'id' | 'state'>,
  { to, more }: { to: string; more: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('scoreCorrections')
    .set({ walkedTo: to, walked: sql<number>`walked + ${more}` })
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Whether another correction of the topic is being applied or undone. */
export async function hasOtherInWork(
  db: Reader,
  { id, topicId }: Pick<ScoreCorrection, 'id' | 'topicId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('scoreCorrections')
    .select('id')
    .where('topicId', '=', topicId)
    .where('id', '<>', id)
    .where('state', 'in', ['APPLYING', 'UNDOING'])
    .executeTakeFirst();
  return row !== undefined;
}
