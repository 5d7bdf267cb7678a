import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { AttendanceRow } from './list-rows.ts';

export const listStateNames = {
  WAITING: '待认定',
  RECOGNISED: '已认定',
  RETURNED: '已退回',
} as const;
export const listTones = { WAITING: 'warning', RECOGNISED: 'success', RETURNED: 'error' } as const;

/** A list of attendances as it was uploaded, with what was decided. */
export interface AttendanceList {
  id: string;
  offeringId: string;
  authorityId: string;
  /** Who uploaded it: the authority, or a unit that proposes it. */
  organisationId: string;
  organisationName: string;
  state: keyof typeof listStateNames;
  fileName: string;
  uploadedBy: string;
  uploadedAt: Date;
  decidedAt: Date | null;
  decisionNote: string | null;
  rows: number;
  faults: number;
}

const selectLists = (db: Reader) =>
  db
    .selectFrom('professional_lists as list')
    .innerJoin('professional_offerings as offering', 'offering.id', 'list.offering_id')
    .innerJoin('professional_subjects as subject', 'subject.id', 'offering.subject_id')
    .innerJoin('organisations as body', 'body.id', 'list.organisation_id')
    .select((columns) => [
      'list.id',
      'list.offering_id as offeringId',
      'subject.authority_id as authorityId',
      'list.organisation_id as organisationId',
      'body.name as organisationName',
      'list.state',
      'list.file_name as fileName',
      'list.uploaded_by as uploadedBy',
      'list.uploaded_at as uploadedAt',
      'list.decided_at as decidedAt',
      'list.decision_note as decisionNote',
      columns
        .selectFrom('professional_list_rows as row')
        .whereRef('row.list_id', '=', 'list.id')
        .select((count) => count.fn.countAll<number>().as('rows'))
        .$asScalar()
        .$notNull()
        .as('rows'),
      columns
        .selectFrom('professional_list_rows as row')
        .whereRef('row.list_id', '=', 'list.id')
        .where('row.fault', 'is not', null)
        .select((count) => count.fn.countAll<number>().as('faults'))
        .$asScalar()
        .$notNull()
        .as('faults'),
    ])
    .$narrowType<Pick<AttendanceList, 'state'>>();

const numbered = <T extends { rows: unknown; faults: unknown }>(list: T) => ({
  ...list,
  rows: Number(list.rows),
  faults: Number(list.faults),
});

/** Lists of an offering, what waits first; of one body, or (null) of all. */
export async function listLists(
  db: Reader,
  offeringId: string,
  organisationId: string | null,
): Promise<AttendanceList[]> {
  let query = selectLists(db).where('list.offering_id', '=', offeringId);
  if (organisationId !== null) query = query.where('list.organisation_id', '=', organisationId);
  return (
    await query
      .orderBy((columns) => columns('list.state', '<>', 'WAITING'))
      .orderBy('list.uploaded_at', 'desc')
      .limit(100)
      .execute()
  ).map(numbered);
}

/** Lists that wait for an authority, the oldest first. */
export async function listWaitingLists(db: Reader, authorityId: string): Promise<AttendanceList[]> {
  return (
    await selectLists(db)
      .where('subject.authority_id', '=', authorityId)
      .where('list.state', '=', 'WAITING')
      .orderBy('list.uploaded_at')
      .limit(100)
      .execute()
  ).map(numbered);
}

/** Lists a unit proposed, the newest first. */
export async function listProposedLists(
  db: Reader,
  organisationId: string,
): Promise<AttendanceList[]> {
  return (
    await selectLists(db)
      .where('list.organisation_id', '=', organisationId)
      .orderBy('list.uploaded_at', 'desc')
      .limit(50)
      .execute()
  ).map(numbered);
}

/** How many lists wait for an authority. */
export async function countWaitingLists(db: Reader, authorityId: string): Promise<number> {
  const row = await db
    .selectFrom('professional_lists as list')
    .innerJoin('professional_offerings as offering', 'offering.id', 'list.offering_id')
    .innerJoin('professional_subjects as subject', 'subject.id', 'offering.subject_id')
    .where('subject.authority_id', '=', authorityId)
    .where('list.state', '=', 'WAITING')
    .select((count) => count.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A list for the authority it lies with, or the body that uploaded it; undefined for others. */
export async function findList(
  db: Reader,
  id: string,
  organisationId: string | null,
): Promise<AttendanceList | undefined> {
  const list = await selectLists(db)
    .where('list.id', '=', id)
    .where((where) =>
      where.or([
        where('subject.authority_id', '=', organisationId),
        where('list.organisation_id', '=', organisationId),
      ]),
    )
    .executeTakeFirst();
  return list && numbered(list);
}

/** Takes a list that waits for oneself until the transaction ends; false when it was decided. */
export async function lockWaitingList(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('professional_lists')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'WAITING')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertList(
  tx: Tx,
  list: Pick<
    AttendanceList,
    'id' | 'offeringId' | 'organisationId' | 'fileName' | 'uploadedBy' | 'uploadedAt'
  >,
  rows: readonly AttendanceRow[],
): Promise<void> {
  await tx
    .insertInto('professional_lists')
    .values({
      id: list.id,
      offering_id: list.offeringId,
      organisation_id: list.organisationId,
      file_name: list.fileName,
      uploaded_by: list.uploadedBy,
      uploaded_at: list.uploadedAt,
    })
    .execute();
  await tx
    .insertInto('professional_list_rows')
    .values(
      rows.map((row) => ({
        list_id: list.id,
        row_no: row.rowNo,
        name: row.name,
        id_number_cipher: row.idNumberCipher,
        id_number_masked: row.idNumberMasked,
        quantity: row.quantity,
        tested: row.tested,
        account_id: row.accountId,
        credit_hours: row.creditHours,
        fault: row.fault,
      })),
    )
    .execute();
}

export async function updateListDecision(
  tx: Tx,
  id: string,
  decision: { state: 'RECOGNISED' | 'RETURNED'; by: string; at: Date; note: string | null },
): Promise<void> {
  await tx
    .updateTable('professional_lists')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at,
      decision_note: decision.note,
    })
    .where('id', '=', id)
    .execute();
}
