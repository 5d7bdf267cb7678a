import { sql } from 'kysely';
import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Reader, sorted, type Tx } from '../../../platform/database/index.ts';
import type { Case } from '../rules/case.ts';
import {
  type CaseSource,
  type CaseState,
  type Measure,
  statesOfGroup,
  type Violation,
} from '../rules/case-kinds.ts';

const select = (db: Reader) => db.selectFrom('irregularityCases').selectAll();

type Row = Omit<Case, 'measures'> & { measures: string[] };
const toCase = (row: Row): Case => ({ ...row, measures: row.measures as Measure[] });

/** Returns a case; throws `irregularities.not_found`. */
export async function getCase(db: Reader, id: string): Promise<Case> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('irregularities.not_found');
  return toCase(row);
}

/** Locks a case: its steps are taken one after the other. Throws `irregularities.not_found`. */
export async function lockCase(tx: Tx, id: string): Promise<Case> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal('irregularities.not_found');
  return toCase(row);
}

export interface Suspicion {
  accountId: string | null;
  organisationId: string | null;
  violation: Violation;
  year: number;
  title: string;
  facts: string;
  source: CaseSource;
  reference: string | null;
  slipIds: readonly string[];
}

/** Inserts a suspicion; null when the same reference was reported about the same accused before. */
export async function insertCase(
  tx: Tx,
  one: Suspicion,
  by: { accountId: string; organisationId: string | null; at: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto('irregularityCases')
    .values({
      id: newId(),
      caseNo: sql<string>`'AJ' || ${String(yearOf(by.at))} || lpad(nextval('irregularity_case_numbers')::text, 5, '0')`,
      accountId: one.accountId,
      organisationId: one.organisationId,
      violation: one.violation,
      year: one.year,
      title: one.title,
      facts: one.facts,
      source: one.source,
      reference: one.reference,
      reportedBy: by.accountId,
      reportingOrganisationId: by.organisationId,
      reportedAt: by.at,
      state: 'REPORTED',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  if (one.slipIds.length > 0)
    await tx
      .insertInto('irregularityCaseSlips')
      .values([...new Set(one.slipIds)].map((slipId) => ({ caseId: row.id, slipId })))
      .execute();
  return row.id;
}

/** What a step changes in a case; columns it does not name stay. */
export type CaseChange = Partial<Omit<Case, 'id' | 'caseNo'>> & { state: CaseState };

export async function updateCase(tx: Tx, id: string, change: CaseChange): Promise<void> {
  await tx.updateTable('irregularityCases').set(change).where('id', '=', id).execute();
}

export interface CaseFilter {
  states?: readonly CaseState[];
  accountId?: string;
  organisationId?: string;
  reportingOrganisationId?: string;
  /** A column to sort by; the newest first without. */
  sort?: string;
  limit: number;
  offset: number;
}

const orders = {
  no: sql`case_no`,
  violation: sql`violation`,
  source: sql`source`,
  at: sql`reported_at`,
  state: sql`state`,
};

/** Lists cases, newest first unless sorted otherwise. */
export async function listCases(db: Reader, filter: CaseFilter): Promise<Case[]> {
  let query = sorted(select(db), filter.sort ?? '-at', orders)
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset);
  if (filter.states) query = query.where('state', 'in', [...filter.states]);
  if (filter.accountId) query = query.where('accountId', '=', filter.accountId);
  if (filter.organisationId) query = query.where('organisationId', '=', filter.organisationId);
  if (filter.reportingOrganisationId)
    query = query.where('reportingOrganisationId', '=', filter.reportingOrganisationId);
  return (await query.execute()).map(toCase);
}

/** Lists the cases the accused was notified of; before the notice a case does not exist for them. */
export async function listCasesAgainst(
  db: Reader,
  accused: { accountId: string } | { organisationId: string },
): Promise<Case[]> {
  const rows = await select(db)
    .where((where) =>
      'accountId' in accused
        ? where('accountId', '=', accused.accountId)
        : where('organisationId', '=', accused.organisationId),
    )
    .where('notifiedAt', 'is not', null)
    .orderBy('notifiedAt', 'desc')
    .execute();
  return rows.map(toCase);
}

export async function countCases(db: Reader): Promise<Partial<Record<CaseState, number>>> {
  const rows = await db
    .selectFrom('irregularityCases')
    .select(['state', (expression) => expression.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How many cases the bureau has to deal with. */
export async function countCasesToHandle(db: Reader): Promise<number> {
  const counts = await countCases(db);
  return statesOfGroup('todo').reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** Since when the oldest of them is known. */
export async function findOldestCase(db: Reader): Promise<Date | null> {
  const { since } = await db
    .selectFrom('irregularityCases')
    .select((one) => one.fn.min('reportedAt').as('since'))
    .where('state', 'in', statesOfGroup('todo'))
    .executeTakeFirstOrThrow();
  return since;
}

export async function listSlipIds(db: Reader, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('irregularityCaseSlips')
    .select('slipId')
    .where('caseId', '=', caseId)
    .orderBy('slipId')
    .execute();
  return rows.map((row) => row.slipId);
}

export async function insertCaseSlip(tx: Tx, caseId: string, slipId: string): Promise<void> {
  await tx
    .insertInto('irregularityCaseSlips')
    .values({ caseId, slipId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface CaseEvent {
  text: string;
  at: Date;
}

export async function insertEvent(
  tx: Tx,
  caseId: string,
  event: CaseEvent & { actorAccountId: string | null },
): Promise<void> {
  await tx
    .insertInto('irregularityCaseEvents')
    .values({
      caseId,
      text: event.text,
      actorAccountId: event.actorAccountId,
      at: event.at,
    })
    .execute();
}

/** Lists the history of a case, oldest first. */
export async function listEvents(db: Reader, caseId: string): Promise<CaseEvent[]> {
  return db
    .selectFrom('irregularityCaseEvents')
    .select(['text', 'at'])
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();
}
