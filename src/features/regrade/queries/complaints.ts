import type { Reader, Tx } from '../../../platform/database/index.ts';
import { type Complaint, usualDays } from '../rules/complaint.ts';

const select = (db: Reader) => db.selectFrom('complaints').selectAll();

export async function findComplaint(db: Reader, id: string): Promise<Complaint | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockComplaint(tx: Tx, id: string): Promise<Complaint | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The complaints about an attempt, newest first. */
export async function listComplaintsOf(db: Reader, attemptId: string): Promise<Complaint[]> {
  return select(db).where('attemptId', '=', attemptId).orderBy('askedAt', 'desc').execute();
}

/** A page of the complaints in a state: waiting ones oldest first, others newest first. */
export async function listComplaints(
  db: Reader,
  { state, limit, offset }: { state: Complaint['state']; limit: number; offset: number },
): Promise<Complaint[]> {
  return select(db)
    .where('state', '=', state)
    .orderBy('askedAt', state === 'ASKED' ? 'asc' : 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many complaints wait for an answer. */
export async function countWaiting(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('complaints')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('state', '=', 'ASKED')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export type NewComplaint = Pick<
  Complaint,
  | 'id'
  | 'topicId'
  | 'attemptId'
  | 'accountId'
  | 'kind'
  | 'itemNo'
  | 'questionId'
  | 'versionNo'
  | 'text'
  | 'askedAt'
>;

/** Inserts a complaint; false when one about the same waits already. */
export async function insertComplaint(tx: Tx, complaint: NewComplaint): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('complaints')
    .values(complaint)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateAnswer(
  tx: Tx,
  id: string,
  answer: { outcome: Complaint['outcome']; answer: string; answeredBy: string; answeredAt: Date },
): Promise<void> {
  await tx
    .updateTable('complaints')
    .set({ state: 'ANSWERED', ...answer })
    .where('id', '=', id)
    .execute();
}

/** The days in which complaints of a topic can be asked. */
export async function getComplaintDays(db: Reader, topicId: string): Promise<number> {
  const row = await db
    .selectFrom('complaintTerms')
    .select('days')
    .where('topicId', '=', topicId)
    .executeTakeFirst();
  return row?.days ?? usualDays;
}

export async function upsertTerm(
  tx: Tx,
  term: { topicId: string; days: number; setBy: string; setAt: Date },
): Promise<void> {
  const { topicId, ...facts } = term;
  await tx
    .insertInto('complaintTerms')
    .values({ topicId, ...facts })
    .onConflict((conflict) => conflict.column('topicId').doUpdateSet(facts))
    .execute();
}

/** The corrections that a complaint led to. */
export async function listCorrectionsFor(
  db: Reader,
  complaintId: string,
): Promise<{ id: string; state: string }[]> {
  return db
    .selectFrom('scoreCorrections')
    .select(['id', 'state'])
    .where('complaintId', '=', complaintId)
    .orderBy('madeAt')
    .execute();
}
