import type { Learner } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Enrolment, EnrolmentState } from '../rules/enrolment.ts';

const columns = ['id', 'accountId', 'topicId', 'state', 'selectedAt', 'refundAskedAt'] as const;

const select = (db: Reader) => db.selectFrom('enrolments').select(columns);

export async function findEnrolment(db: Reader, id: string): Promise<Enrolment | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The learner's own enrolment; another learner's does not exist: `enrolment.not_found` (404). */
export async function getOwnEnrolment(db: Reader, actor: Learner, id: string): Promise<Enrolment> {
  const enrolment = await findEnrolment(db, id);
  if (enrolment?.accountId !== actor.accountId) throw new Refusal('enrolment.not_found');
  return enrolment;
}

/** The enrolment that must exist because another row names it. */
export async function getEnrolment(db: Reader, id: string): Promise<Enrolment> {
  return select(db).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Enrolments of these ids, in no order; unknown ids are left out. */
export async function listEnrolmentsById(db: Reader, ids: readonly string[]): Promise<Enrolment[]> {
  return select(db).where('id', 'in', ids).execute();
}

/** Locks the row until the transaction ends, so that decisions on access are serialised. */
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

/** Inserts an enrolment and returns its id; null when there is an active one (two clicks, two tabs). */
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

export async function updateRefundAsked(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.updateTable('enrolments').set({ refundAskedAt: at }).where('id', '=', id).execute();
}
