import { sql } from 'kysely';
import { yearOf } from '../../../kernel/calendar.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { SampledRow } from '../../../platform/database/random-sample.ts';
import { inScope, type Scope } from '../../organisations/index.ts';
import type { CheckRow, CheckTally, SpotCheck } from '../rules/spot-check.ts';

const select = (db: Reader) =>
  db
    .selectFrom('spotChecks')
    .select([
      'id',
      'checkNo',
      'openedBy',
      'role',
      'organisationId',
      'subject',
      'jurisdictionId',
      'bodyId',
      'year',
      'periodFrom',
      'periodTo',
      'sampleSize',
      'population',
      'seed',
      'openedAt',
      'conclusion',
      'closedBy',
      'closedAt',
    ]);

export async function findCheck(db: Reader, id: string): Promise<SpotCheck | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks a check: outcomes and its end come one after the other. */
export async function lockCheck(tx: Tx, id: string): Promise<SpotCheck | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The checks of a scope, the newest first. */
export async function listChecks(
  db: Reader,
  scope: Scope,
  { limit, offset }: { limit: number; offset: number },
): Promise<SpotCheck[]> {
  return select(db)
    .where(inScope(scope, { body: 'organisationId' }))
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

export type NewCheck = Omit<SpotCheck, 'checkNo' | 'conclusion' | 'closedBy' | 'closedAt'>;

/** Writes a check with the rows that were drawn for it, in their order. */
export async function insertCheck(
  tx: Tx,
  check: NewCheck,
  lots: readonly SampledRow[],
): Promise<void> {
  await tx
    .insertInto('spotChecks')
    .values({
      id: check.id,
      checkNo: sql<string>`'CC' || ${String(yearOf(check.openedAt))} || lpad(nextval('spot_check_numbers')::text, 5, '0')`,
      openedBy: check.openedBy,
      role: check.role,
      organisationId: check.organisationId,
      subject: check.subject,
      jurisdictionId: check.jurisdictionId,
      bodyId: check.bodyId,
      year: check.year,
      periodFrom: check.periodFrom,
      periodTo: check.periodTo,
      sampleSize: check.sampleSize,
      population: check.population,
      seed: check.seed,
      openedAt: check.openedAt,
    })
    .execute();
  await tx
    .insertInto('spotCheckRows')
    .values(
      lots.map((lot, index) => ({
        checkId: check.id,
        position: index + 1,
        subjectId: lot.id,
        accountId: lot.accountId,
        bodyId: lot.bodyId,
        actedBy: lot.actedBy,
        actedAt: lot.actedAt,
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
    .updateTable('spotChecks')
    .set({ conclusion, closedBy: by, closedAt: at })
    .where('id', '=', id)
    .execute();
}

const selectRows = (db: Reader) =>
  db
    .selectFrom('spotCheckRows')
    .select([
      'checkId',
      'position',
      'subjectId',
      'accountId',
      'bodyId',
      'actedBy',
      'actedAt',
      'outcome',
      'defect',
      'note',
      'fileName',
      'checkedBy',
      'checkedAt',
      'caseId',
    ]);

/** The drawn rows in the order of the draw: all, those without outcome, or the defects. */
export async function listCheckRows(
  db: Reader,
  checkId: string,
  show: 'all' | 'left' | 'defects' = 'all',
): Promise<CheckRow[]> {
  let query = selectRows(db).where('checkId', '=', checkId).orderBy('position');
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
    .where('checkId', '=', checkId)
    .where('position', '=', position)
    .executeTakeFirst();
}

export async function updateOutcome(
  tx: Tx,
  { checkId, position }: Pick<CheckRow, 'checkId' | 'position'>,
  outcome: Pick<CheckRow, 'outcome' | 'defect' | 'note' | 'fileName' | 'checkedBy' | 'checkedAt'>,
): Promise<void> {
  await tx
    .updateTable('spotCheckRows')
    .set({
      outcome: outcome.outcome,
      defect: outcome.defect,
      note: outcome.note,
      fileName: outcome.fileName,
      checkedBy: outcome.checkedBy,
      checkedAt: outcome.checkedAt,
    })
    .where('checkId', '=', checkId)
    .where('position', '=', position)
    .execute();
}

export async function updateRowCase(
  tx: Tx,
  { checkId, position }: Pick<CheckRow, 'checkId' | 'position'>,
  caseId: string,
): Promise<void> {
  await tx
    .updateTable('spotCheckRows')
    .set({ caseId })
    .where('checkId', '=', checkId)
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
      (count(*) filter (where outcome = 'IN_ORDER'))::int as in_order,
      (count(*) filter (where outcome = 'DEFECT'))::int as defects,
      (count(*) filter (where outcome = 'NOT_CHECKABLE'))::int as not_checkable,
      (count(*) filter (where outcome is null))::int as left
    from spot_check_rows where check_id = any(${ids}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many checks that officers of a role opened are still open in a scope. */
export async function countUnfinishedChecks(
  db: Reader,
  scope: Scope,
  role: SpotCheck['role'],
): Promise<number> {
  const { count } = await db
    .selectFrom('spotChecks')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where(inScope(scope, { body: 'organisationId' }))
    .where('role', '=', role)
    .where('closedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Since when the oldest of them is open. */
export async function findOldestCheck(
  db: Reader,
  scope: Scope,
  role: SpotCheck['role'],
): Promise<Date | null> {
  const { since } = await db
    .selectFrom('spotChecks')
    .select((one) => one.fn.min('openedAt').as('since'))
    .where(inScope(scope, { body: 'organisationId' }))
    .where('role', '=', role)
    .where('closedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return since;
}
