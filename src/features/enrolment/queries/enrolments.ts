import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Enrolment, EnrolmentState, Round } from '../rules/enrolment.ts';

const columns = [
  'id',
  'account_id as accountId',
  'topic_id as topicId',
  'state',
  'selected_at as selectedAt',
] as const;

const select = (db: Reader) =>
  db.selectFrom('enrolments').select(columns).$narrowType<{ state: EnrolmentState }>();

export async function findEnrolment(db: Reader, id: string): Promise<Enrolment | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The enrolment that must exist because another row names it. */
export async function getEnrolment(db: Reader, id: string): Promise<Enrolment> {
  return select(db).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Enrolments of these ids, in no order; unknown ids are left out. */
export async function listEnrolmentsById(db: Reader, ids: readonly string[]): Promise<Enrolment[]> {
  return select(db).where('id', 'in', ids).execute();
}

/** Locks the row until the transaction ends: decisions on access take turns. */
export async function lockEnrolment(tx: Tx, id: string): Promise<Enrolment> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function findActiveEnrolment(
  db: Reader,
  accountId: string,
  topicId: string,
): Promise<Enrolment | undefined> {
  return select(db)
    .where('account_id', '=', accountId)
    .where('topic_id', '=', topicId)
    .where('state', 'in', ['SELECTED', 'OPEN'])
    .executeTakeFirst();
}

/** All enrolments of a learner, newest first. */
export async function listEnrolments(db: Reader, accountId: string): Promise<Enrolment[]> {
  return select(db).where('account_id', '=', accountId).orderBy('selected_at', 'desc').execute();
}

/** Inserts, or returns null when there is an active one already (two clicks, two tabs). */
export async function insertEnrolment(
  tx: Tx,
  enrolment: { accountId: string; topicId: string },
): Promise<string | null> {
  const row = await tx
    .insertInto('enrolments')
    .values({ id: newId(), account_id: enrolment.accountId, topic_id: enrolment.topicId })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'topic_id'])
        .where('state', 'in', ['SELECTED', 'OPEN'])
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateState(tx: Tx, id: string, state: EnrolmentState): Promise<void> {
  const ended = state === 'WITHDRAWN' || state === 'REFUNDED';
  await tx
    .updateTable('enrolments')
    .set({ state, ended_at: ended ? new Date() : null })
    .where('id', '=', id)
    .execute();
}

export interface NewGrant {
  enrolmentId: string;
  because: 'COUNTER' | 'ONLINE' | 'GROUP' | 'FREE';
  orderId: string | null;
  grantedBy: string | null;
  organisationId: string | null;
}

/** Opens access once: false when it was open already. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<boolean> {
  const result = await tx
    .insertInto('access_grants')
    .values({
      id: newId(),
      enrolment_id: grant.enrolmentId,
      because: grant.because,
      order_id: grant.orderId,
      granted_by: grant.grantedBy,
      organisation_id: grant.organisationId,
    })
    .onConflict((conflict) =>
      conflict.column('enrolment_id').where('revoked_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function revokeGrant(tx: Tx, enrolmentId: string, because: string): Promise<boolean> {
  const result = await tx
    .updateTable('access_grants')
    .set({ revoked_at: new Date(), revoked_because: because })
    .where('enrolment_id', '=', enrolmentId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether study, mock exam and exam are open (N10). */
export async function hasAccess(db: Reader, enrolmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('access_grants')
    .select('id')
    .where('enrolment_id', '=', enrolmentId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of the enrolments for which study, mock exam and exam are open (N10). */
export async function listIdsWithAccess(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('access_grants')
    .select('enrolment_id as id')
    .where('enrolment_id', 'in', enrolmentIds)
    .where('revoked_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

const roundColumns = [
  'id',
  'enrolment_id as enrolmentId',
  'round_no as roundNo',
  'because',
  'owed_fen as owedFen',
  'opened_at as openedAt',
  'completed_at as completedAt',
  'completed_by_rule as completedByRule',
] as const;

const selectRounds = (db: Reader) =>
  db.selectFrom('study_rounds').select(roundColumns).$narrowType<{ because: Round['because'] }>();

/** The newest round: the one being studied and examined. */
export async function getCurrentRound(db: Reader, enrolmentId: string): Promise<Round | null> {
  const round = await selectRounds(db)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('round_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return round ?? null;
}

export async function listRounds(db: Reader, enrolmentId: string): Promise<Round[]> {
  return selectRounds(db).where('enrolment_id', '=', enrolmentId).orderBy('round_no').execute();
}

/** All rounds of several enrolments, each enrolment's oldest first. */
export async function listRoundsOf(db: Reader, enrolmentIds: readonly string[]): Promise<Round[]> {
  return selectRounds(db).where('enrolment_id', 'in', enrolmentIds).orderBy('round_no').execute();
}

/** Opens a round unless it is there: doubled events open it once. */
export async function insertRound(
  tx: Tx,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'because' | 'owedFen'>,
): Promise<void> {
  await tx
    .insertInto('study_rounds')
    .values({
      id: newId(),
      enrolment_id: round.enrolmentId,
      round_no: round.roundNo,
      because: round.because,
      owed_fen: round.owedFen,
    })
    .onConflict((conflict) => conflict.columns(['enrolment_id', 'round_no']).doNothing())
    .execute();
}

/** What has to be paid before a round is open, in fen. */
export async function updateOwed(
  tx: Tx,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'owedFen'>,
): Promise<void> {
  await tx
    .updateTable('study_rounds')
    .set({ owed_fen: round.owedFen })
    .where('enrolment_id', '=', round.enrolmentId)
    .where('round_no', '=', round.roundNo)
    .execute();
}

/** Marks a round complete; false when it was already. */
export async function markRoundComplete(tx: Tx, roundId: string, rule: string): Promise<boolean> {
  const result = await tx
    .updateTable('study_rounds')
    .set({ completed_at: new Date(), completed_by_rule: rule })
    .where('id', '=', roundId)
    .where('completed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
