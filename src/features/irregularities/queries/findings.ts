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
    .selectFrom('irregularity_findings')
    .select([
      'id',
      'rule',
      'reference',
      'account_id as accountId',
      'organisation_id as organisationId',
      'year',
      'summary',
      'evidence',
      'slip_ids as slipIds',
      'weight',
      'thresholds',
      'found_at as foundAt',
      'state',
      'case_id as caseId',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
      'because',
    ])
    .$narrowType<{ state: FindingState }>();

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
      slip_ids: [...new Set(one.slipIds)],
      weight: one.weight ?? null,
      thresholds: JSON.stringify(of.thresholds),
    };
    const row = await tx
      .insertInto('irregularity_findings')
      .values({
        id: newId(),
        rule,
        reference: one.reference,
        account_id: one.accountId,
        organisation_id: one.organisationId,
        year: one.year,
        found_at: of.at,
        ...said,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['rule', 'reference'])
          .doUpdateSet(said)
          .where('irregularity_findings.state', '=', 'NEW'),
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
    .orderBy('found_at', 'desc')
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
    .selectFrom('irregularity_findings')
    .select(['rule', 'state', (expression) => expression.fn.countAll<number>().as('count')])
    .groupBy(['rule', 'state'])
    .$narrowType<{ state: FindingState }>()
    .execute();
}

/** How many findings nobody has looked at. */
export async function countNewFindings(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('irregularity_findings')
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
    .updateTable('irregularity_findings')
    .set({
      state: settled.state,
      case_id: settled.caseId,
      decided_by: settled.by,
      decided_at: settled.at,
      because: settled.because,
    })
    .where('id', '=', id)
    .execute();
}
