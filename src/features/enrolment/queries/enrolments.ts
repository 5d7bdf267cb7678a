import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Enrolment, EnrolmentState, Round } from '../rules/enrolment.ts';

const columns = ['id', 'accountId', 'topicId', 'state', 'selectedAt'] as const;

const select = (db: Reader) => db.selectFrom('enrolments').select(columns);

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
    .where('accountId', '=', accountId)
    .where('topicId', '=', topicId)
    .where('state', 'in', ['SELECTED', 'OPEN'])
    .executeTakeFirst();
}

/** All enrolments of a learner, newest first. */
export async function listEnrolments(db: Reader, accountId: string): Promise<Enrolment[]> {
  return select(db).where('accountId', '=', accountId).orderBy('selectedAt', 'desc').execute();
}

/** Inserts, or returns null when there is an active one already (two clicks, two tabs). */
export async function insertEnrolment(
  tx: Tx,
  enrolment: { accountId: string; topicId: string },
): Promise<string | null> {
  const row = await tx
    .insertInto('enrolments')
    .values({ id: newId(), accountId: enrolment.accountId, topicId: enrolment.topicId })
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'topicId'])
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
    .set({ state, endedAt: ended ? new Date() : null })
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
    .insertInto('accessGrants')
    .values({
      id: newId(),
      enrolmentId: grant.enrolmentId,
      because: grant.because,
      orderId: grant.orderId,
      grantedBy: grant.grantedBy,
      organisationId: grant.organisationId,
    })
    .onConflict((conflict) =>
      conflict.column('enrolmentId').where('revokedAt', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function revokeGrant(tx: Tx, enrolmentId: string, because: string): Promise<boolean> {
  const result = await tx
    .updateTable('accessGrants')
    .set({ revokedAt: new Date(), revokedBecause: because })
    .where('enrolmentId', '=', enrolmentId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether study, mock exam and exam are open (N10). */
export async function hasAccess(db: Reader, enrolmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('accessGrants')
    .select('id')
    .where('enrolmentId', '=', enrolmentId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of the enrolments for which study, mock exam and exam are open (N10). */
export async function listIdsWithAccess(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('accessGrants')
    .select('enrolmentId as id')
    .where('enrolmentId', 'in', enrolmentIds)
    .where('revokedAt', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

const roundColumns = [
  'id',
  'enrolmentId',
  'roundNo',
  'because',
  'owedFen',
  'openedAt',
  'completedAt',
  'completedByRule',
] as const;

const selectRounds = (db: Reader) => db.selectFrom('studyRounds').select(roundColumns);

/** The newest round: the one being studied and examined. */
export async function getCurrentRound(db: Reader, enrolmentId: string): Promise<Round | null> {
  const round = await selectRounds(db)
    .where('enrolmentId', '=', enrolmentId)
    .orderBy('roundNo', 'desc')
    .limit(1)
    .executeTakeFirst();
  return round ?? null;
}

export async function listRounds(db: Reader, enrolmentId: string): Promise<Round[]> {
  return selectRounds(db).where('enrolmentId', '=', enrolmentId).orderBy('roundNo').execute();
}

/** All rounds of several enrolments, each enrolment's oldest first. */
export async function listRoundsOf(db: Reader, enrolmentIds: readonly string[]): Promise<Round[]> {
  return selectRounds(db).where('enrolmentId', 'in', enrolmentIds).orderBy('roundNo').execute();
}

/** Opens a round unless it is there: doubled events open it once. */
export async function insertRound(
  tx: Tx,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'because' | 'owedFen'>,
): Promise<void> {
  await tx
    .insertInto('studyRounds')
    .values({
      id: newId(),
      enrolmentId: round.enrolmentId,
      roundNo: round.roundNo,
      because: round.because,
      owedFen: round.owedFen,
    })
    .onConflict((conflict) => conflict.columns(['enrolmentId', 'roundNo']).doNothing())
    .execute();
}

/** What has to be paid before a round is open, in fen. */
export async function updateOwed(
  tx: Tx,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'owedFen'>,
): Promise<void> {
  await tx
    .updateTable('studyRounds')
    .set({ owedFen: round.owedFen })
    .where('enrolmentId', '=', round.enrolmentId)
    .where('roundNo', '=', round.roundNo)
    .execute();
}

/** Marks a round complete; false when it was already. */
export async function markRoundComplete(tx: Tx, roundId: string, rule: string): Promise<boolean> {
  const result = await tx
    .updateTable('studyRounds')
    .set({ completedAt: new Date(), completedByRule: rule })
    .where('id', '=', roundId)
    .where('completedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
