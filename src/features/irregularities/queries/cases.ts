import { sql } from 'kysely';
import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Case, CaseSource, CaseState, Measure, Violation } from '../rules/case.ts';

const columns = [
  'id',
  'caseNo',
  'accountId',
  'organisationId',
  'violation',
  'year',
  'title',
  'facts',
  'source',
  'reference',
  'reportedBy',
  'reportingOrganisationId',
  'reportedAt',
  'state',
  'outcome',
  'assignedTo',
  'notice',
  'notifiedAt',
  'defenceDueAt',
  'defence',
  'defenceFile',
  'defendedAt',
  'measures',
  'proposal',
  'circular',
  'proposedBy',
  'proposedAt',
  'decidedBy',
  'decidedAt',
  'circularId',
  'appealDueAt',
  'appeal',
  'appealFile',
  'appealedAt',
  'appealDecidedBy',
  'appealReason',
  'closedAt',
] as const;

const select = (db: Reader) => db.selectFrom('irregularityCases').select(columns);

type Row = Omit<Case, 'measures'> & { measures: string[] };
const toCase = (row: Row): Case => ({ ...row, measures: row.measures as Measure[] });

export async function findCase(db: Reader, id: string): Promise<Case | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toCase(row);
}

/** Locks a case: steps are taken one after the other. */
export async function lockCase(tx: Tx, id: string): Promise<Case | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toCase(row);
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

/** Writes a suspicion down; null when the same reference was reported about the same before. */
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

/** What a step changes of a case; columns it does not name stay. */
export type CaseChange = Partial<Omit<Case, 'id' | 'caseNo'>> & { state: CaseState };

const columnOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export async function updateCase(tx: Tx, id: string, change: CaseChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [columnOf(key), value]),
  );
  await tx.updateTable('irregularityCases').set(set).where('id', '=', id).execute();
}

export interface CaseFilter {
  states?: readonly CaseState[];
  accountId?: string;
  organisationId?: string;
  reportingOrganisationId?: string;
  limit: number;
  offset: number;
}

/** Newest first. */
export async function listCases(db: Reader, filter: CaseFilter): Promise<Case[]> {
  let query = select(db)
    .orderBy('reportedAt', 'desc')
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

/** Cases that the accused has been told of; earlier ones do not exist for him. */
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

export async function countCases(db: Reader): Promise<Record<CaseState, number>> {
  const rows = await db
    .selectFrom('irregularityCases')
    .select(['state', (expression) => expression.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
  return counts as Record<CaseState, number>;
}

const todo: readonly CaseState[] = ['REPORTED', 'OPEN', 'DEFENDED', 'PROPOSED', 'APPEALED'];

/** How many cases wait for the bureau. */
export async function countCasesToHandle(db: Reader): Promise<number> {
  const counts = await countCases(db);
  return todo.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
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

/** The way of a case, oldest first. */
export async function listEvents(db: Reader, caseId: string): Promise<CaseEvent[]> {
  return db
    .selectFrom('irregularityCaseEvents')
    .select(['text', 'at'])
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();
}
