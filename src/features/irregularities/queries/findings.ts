import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EvidenceRow, Found, Thresholds } from '../rules/findings/rule.ts';

export type FindingState = 'NEW' | 'CASE' | 'DISMISSED';

/** What a rule found, and what the bureau made of it. */
export interface Finding extends Omit<Found, 'weight'> {
  id: string;
  rule: string;
  weight: number | null;
  thresholds: Thresholds;
  foundAt: Date;
  state: FindingState;
  caseId: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  because: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('irregularityFindings')
    .select([
      'id',
      'rule',
      'reference',
      'accountId',
      'organisationId',
      'year',
      'summary',
      'evidence',
      'slipIds',
      'weight',
      'thresholds',
      'foundAt',
      'state',
      'caseId',
      'decidedBy',
      'decidedAt',
      'because',
    ]);

type Row = Omit<Finding, 'evidence' | 'thresholds'> & { evidence: unknown; thresholds: unknown };
const toFinding = (row: Row): Finding => ({
  ...row,
  evidence: row.evidence as EvidenceRow[],
  thresholds: row.thresholds as Thresholds,
});

/**
 * Keeps what a rule found. The same finding of another night is not kept twice: as long as nobody has
 * decided about it, it tells what is known now. Returns how many are new.
 */
export async function keepFindings(
  tx: Tx,
  rule: string,
  found: readonly Found[],
  of: { thresholds: Thresholds; at: Date },
): Promise<number> {
  const byReference = new Map(found.map((one) => [one.reference, one]));
  let fresh = 0;
  for (const one of byReference.values()) {
    const said = {
      summary: one.summary,
      evidence: JSON.stringify(one.evidence),
      slipIds: [...new Set(one.slipIds)],
      weight: one.weight ?? null,
      thresholds: JSON.stringify(of.thresholds),
    };
    const row = await tx
      .insertInto('irregularityFindings')
      .values({
        id: newId(),
        rule,
        reference: one.reference,
        accountId: one.accountId,
        organisationId: one.organisationId,
        year: one.year,
        foundAt: of.at,
        ...said,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['rule', 'reference'])
          .doUpdateSet(said)
          .where('irregularityFindings.state', '=', 'NEW'),
      )
      .returning(sql<boolean>`xmax = 0`.as('fresh'))
      .executeTakeFirst();
    if (row?.fresh) fresh += 1;
  }
  return fresh;
}

export async function findFinding(db: Reader, id: string): Promise<Finding | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toFinding(row);
}

/** Locks findings, so that two officers decide one after the other; in the order of their ids. */
export async function lockFindings(tx: Tx, ids: readonly string[]): Promise<Finding[]> {
  if (ids.length === 0) return [];
  const rows = await select(tx)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toFinding);
}

export interface FindingFilter {
  state: FindingState;
  /** Empty: of every rule. */
  rule: string;
  limit: number;
  offset: number;
}

/** Newest first. */
export async function listFindings(db: Reader, filter: FindingFilter): Promise<Finding[]> {
  let query = select(db)
    .where('state', '=', filter.state)
    .orderBy('foundAt', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset);
  if (filter.rule) query = query.where('rule', '=', filter.rule);
  return (await query.execute()).map(toFinding);
}

/** How many findings of each rule are in each state. */
export async function countFindings(
  db: Reader,
): Promise<{ rule: string; state: FindingState; count: number }[]> {
  return db
    .selectFrom('irregularityFindings')
    .select(['rule', 'state', (expression) => expression.fn.countAll<number>().as('count')])
    .groupBy(['rule', 'state'])
    .execute();
}

/** How many findings nobody has looked at. */
export async function countNewFindings(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('irregularityFindings')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('state', '=', 'NEW')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What the bureau made of a finding. */
export async function settleFinding(
  tx: Tx,
  id: string,
  settled: {
    state: 'CASE' | 'DISMISSED';
    caseId: string | null;
    by: string;
    at: Date;
    because: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('irregularityFindings')
    .set({
      state: settled.state,
      caseId: settled.caseId,
      decidedBy: settled.by,
      decidedAt: settled.at,
      because: settled.because,
    })
    .where('id', '=', id)
    .execute();
}
