import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { TableReading } from '../../../platform/spreadsheets/index.ts';
import type { AttendanceRow } from './list-rows.ts';

export const listStateNames = {
  WAITING: '待认定',
  RECOGNISED: '已认定',
  RETURNED: '已退回',
} as const;
export const listTones = { WAITING: 'warning', RECOGNISED: 'success', RETURNED: 'error' } as const;

/** An uploaded list of attendances with its decision. */
export interface AttendanceList {
  id: string;
  offeringId: string;
  authorityId: string;
  /** The body that uploaded it: the authority, or a unit that proposes it. */
  organisationId: string;
  organisationName: string;
  state: keyof typeof listStateNames;
  fileName: string;
  uploadedBy: string;
  uploadedAt: Date;
  decidedAt: Date | null;
  decisionNote: string | null;
  /** Without keys for lists from before readings were kept. */
  reading: Partial<TableReading>;
  rows: number;
  faults: number;
}

const selectLists = (db: Reader) =>
  db
    .selectFrom('professionalLists as list')
    .innerJoin('professionalOfferings as offering', 'offering.id', 'list.offeringId')
    .innerJoin('professionalSubjects as subject', 'subject.id', 'offering.subjectId')
    .innerJoin('organisations as body', 'body.id', 'list.organisationId')
    .select((columns) => [
      'list.id',
      'list.offeringId',
      'subject.authorityId',
      'list.organisationId',
      'body.name as organisationName',
      'list.state',
      'list.fileName',
      'list.uploadedBy',
      'list.uploadedAt',
      'list.decidedAt',
      'list.decisionNote',
      'list.reading',
      columns
        .selectFrom('professionalListRows as row')
        .whereRef('row.listId', '=', 'list.id')
        .select((count) => count.fn.countAll<number>().as('rows'))
        .$asScalar()
        .$notNull()
        .as('rows'),
      columns
        .selectFrom('professionalListRows as row')
        .whereRef('row.listId', '=', 'list.id')
        .where('row.fault', 'is not', null)
        .select((count) => count.fn.countAll<number>().as('faults'))
        .$asScalar()
        .$notNull()
        .as('faults'),
    ]);

const numbered = <T extends { rows: unknown; faults: unknown; reading: unknown }>(list: T) => ({
  ...list,
  reading: list.reading as AttendanceList['reading'],
  rows: Number(list.rows),
  faults: Number(list.faults),
});

/** Lists the lists of an offering, waiting ones first; of one body, or (null) of all. */
export async function listLists(
  db: Reader,
  offeringId: string,
  organisationId: string | null,
): Promise<AttendanceList[]> {
  let query = selectLists(db).where('list.offeringId', '=', offeringId);
  if (organisationId !== null) query = query.where('list.organisationId', '=', organisationId);
  return (
    await query
      .orderBy((columns) => columns('list.state', '<>', 'WAITING'))
      .orderBy('list.uploadedAt', 'desc')
      .limit(100)
      .execute()
  ).map(numbered);
}

/** Lists that wait for an authority, the oldest first. */
export async function listWaitingLists(db: Reader, authorityId: string): Promise<AttendanceList[]> {
  return (
    await selectLists(db)
      .where('subject.authorityId', '=', authorityId)
      .where('list.state', '=', 'WAITING')
      .orderBy('list.uploadedAt')
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
      .where('list.organisationId', '=', organisationId)
      .orderBy('list.uploadedAt', 'desc')
      .limit(50)
      .execute()
  ).map(numbered);
}

/** How many lists wait for an authority. */
export async function countWaitingLists(db: Reader, authorityId: string): Promise<number> {
  const row = await db
    .selectFrom('professionalLists as list')
    .innerJoin('professionalOfferings as offering', 'offering.id', 'list.offeringId')
    .innerJoin('professionalSubjects as subject', 'subject.id', 'offering.subjectId')
    .where('subject.authorityId', '=', authorityId)
    .where('list.state', '=', 'WAITING')
    .select((count) => count.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Finds a list for its authority or the body that uploaded it; undefined for others. */
export async function findList(
  db: Reader,
  id: string,
  organisationId: string | null,
): Promise<AttendanceList | undefined> {
  const list = await selectLists(db)
    .where('list.id', '=', id)
    .where((where) =>
      where.or([
        where('subject.authorityId', '=', organisationId),
        where('list.organisationId', '=', organisationId),
      ]),
    )
    .executeTakeFirst();
  return list && numbered(list);
}

/** Locks a waiting list until the transaction ends; false when it was decided. */
export async function lockWaitingList(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('professionalLists')
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
    'id' | 'offeringId' | 'organisationId' | 'fileName' | 'uploadedBy' | 'uploadedAt' | 'reading'
  >,
  rows: readonly AttendanceRow[],
): Promise<void> {
  await tx
    .insertInto('professionalLists')
    .values({ ...list, reading: JSON.stringify(list.reading) })
    .execute();
  await tx
    .insertInto('professionalListRows')
    .values(rows.map((row) => ({ listId: list.id, ...row })))
    .execute();
}

export async function updateListDecision(
  tx: Tx,
  id: string,
  decision: { state: 'RECOGNISED' | 'RETURNED'; by: string; at: Date; note: string | null },
): Promise<void> {
  await tx
    .updateTable('professionalLists')
    .set({
      state: decision.state,
      decidedBy: decision.by,
      decidedAt: decision.at,
      decisionNote: decision.note,
    })
    .where('id', '=', id)
    .execute();
}
