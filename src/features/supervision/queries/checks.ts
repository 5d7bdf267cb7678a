import { sql } from 'kysely';
import { yearOf } from '../../../kernel/calendar.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { SampledRow } from '../../../platform/database/random-sample.ts';
import type {
  CheckOutcome,
  CheckRow,
  CheckSubject,
  CheckTally,
  SpotCheck,
} from '../rules/spot-check.ts';

const select = (db: Reader) =>
  db
    .selectFrom('spot_checks')
    .select([
      'id',
      'check_no as checkNo',
      'opened_by as openedBy',
      'role',
      'organisation_id as organisationId',
      'subject',
      'jurisdiction_id as jurisdictionId',
      'body_id as bodyId',
      'year',
      'period_from as periodFrom',
      'period_to as periodTo',
      'sample_size as sampleSize',
      'population',
      'seed',
      'opened_at as openedAt',
      'conclusion',
      'closed_by as closedBy',
      'closed_at as closedAt',
    ])
    .$narrowType<{
      role: SpotCheck['role'];
      subject: CheckSubject;
      // The driver reads a date as text; see platform/database.
      periodFrom: string;
      periodTo: string;
    }>();

export async function findCheck(db: Reader, id: string): Promise<SpotCheck | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks a check: outcomes and its end come one after the other. */
export async function lockCheck(tx: Tx, id: string): Promise<SpotCheck | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Newest first; of one body, or of all. */
export async function listChecks(
  db: Reader,
  {
    organisationId,
    limit,
    offset,
  }: { organisationId: string | null; limit: number; offset: number },
): Promise<SpotCheck[]> {
  let query = select(db)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  if (organisationId) query = query.where('organisation_id', '=', organisationId);
  return query.execute();
}

export type NewCheck = Omit<SpotCheck, 'checkNo' | 'conclusion' | 'closedBy' | 'closedAt'>;

/** Writes a check with the rows that were drawn for it, in their order. */
export async function insertCheck(
  tx: Tx,
  check: NewCheck,
  lots: readonly SampledRow[],
): Promise<void> {
  await tx
    .insertInto('spot_checks')
    .values({
      id: check.id,
      check_no: sql<string>`'CC' || ${String(yearOf(check.openedAt))} || lpad(nextval('spot_check_numbers')::text, 5, '0')`,
      opened_by: check.openedBy,
      role: check.role,
      organisation_id: check.organisationId,
      subject: check.subject,
      jurisdiction_id: check.jurisdictionId,
      body_id: check.bodyId,
      year: check.year,
      period_from: check.periodFrom,
      period_to: check.periodTo,
      sample_size: check.sampleSize,
      population: check.population,
      seed: check.seed,
      opened_at: check.openedAt,
    })
    .execute();
  await tx
    .insertInto('spot_check_rows')
    .values(
      lots.map((lot, index) => ({
        check_id: check.id,
        position: index + 1,
        subject_id: lot.id,
        account_id: lot.accountId,
        body_id: lot.bodyId,
        acted_by: lot.actedBy,
        acted_at: lot.actedAt,
      })),
    )
    .execute();
}

export async function closeCheck(
  tx: Tx,
  id: string,
  { conclusion, by, at }: { conclusion: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('spot_checks')
    .set({ conclusion, closed_by: by, closed_at: at })
    .where('id', '=', id)
    .execute();
}

const selectRows = (db: Reader) =>
  db
    .selectFrom('spot_check_rows')
    .select([
      'check_id as checkId',
      'position',
      'subject_id as subjectId',
      'account_id as accountId',
      'body_id as bodyId',
      'acted_by as actedBy',
      'acted_at as actedAt',
      'outcome',
      'defect',
      'note',
      'file_name as fileName',
      'checked_by as checkedBy',
      'checked_at as checkedAt',
      'case_id as caseId',
    ])
    .$narrowType<{ outcome: CheckOutcome | null }>();

/** The drawn rows in the order of the draw: all, those without outcome, or the defects. */
export async function listCheckRows(
  db: Reader,
  checkId: string,
  show: 'all' | 'left' | 'defects' = 'all',
): Promise<CheckRow[]> {
  let query = selectRows(db).where('check_id', '=', checkId).orderBy('position');
  if (show === 'left') query = query.where('outcome', 'is', null);
  if (show === 'defects') query = query.where('outcome', '=', 'DEFECT');
  return query.execute();
}

export async function findCheckRow(
  db: Reader,
  checkId: string,
  position: number,
): Promise<CheckRow | undefined> {
  return selectRows(db)
    .where('check_id', '=', checkId)
    .where('position', '=', position)
    .executeTakeFirst();
}

export async function updateOutcome(
  tx: Tx,
  { checkId, position }: Pick<CheckRow, 'checkId' | 'position'>,
  outcome: Pick<CheckRow, 'outcome' | 'defect' | 'note' | 'fileName' | 'checkedBy' | 'checkedAt'>,
): Promise<void> {
  await tx
    .updateTable('spot_check_rows')
    .set({
      outcome: outcome.outcome,
      defect: outcome.defect,
      note: outcome.note,
      file_name: outcome.fileName,
      checked_by: outcome.checkedBy,
      checked_at: outcome.checkedAt,
    })
    .where('check_id', '=', checkId)
    .where('position', '=', position)
    .execute();
}

export async function updateRowCase(
  tx: Tx,
  { checkId, position }: Pick<CheckRow, 'checkId' | 'position'>,
  caseId: string,
): Promise<void> {
  await tx
    .updateTable('spot_check_rows')
    .set({ case_id: caseId })
    .where('check_id', '=', checkId)
    .where('position', '=', position)
    .execute();
}

/** How the rows of several checks stand. */
export async function tallyChecks(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, CheckTally>> {
  const { rows } = await sql<CheckTally & { id: string }>`
    select check_id as id, count(*)::int as drawn,
      (count(*) filter (where outcome = 'IN_ORDER'))::int as "inOrder",
      (count(*) filter (where outcome = 'DEFECT'))::int as defects,
      (count(*) filter (where outcome = 'NOT_CHECKABLE'))::int as "notCheckable",
      (count(*) filter (where outcome is null))::int as left
    from spot_check_rows where check_id = any(${ids}::text[]) group by 1`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many checks are still open; of one body, or of the whole bureau (null). */
export async function countUnfinishedChecks(
  db: Reader,
  role: SpotCheck['role'],
  organisationId: string | null,
): Promise<number> {
  let query = db
    .selectFrom('spot_checks')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('role', '=', role)
    .where('closed_at', 'is', null);
  if (organisationId) query = query.where('organisation_id', '=', organisationId);
  return Number((await query.executeTakeFirstOrThrow()).count);
}
