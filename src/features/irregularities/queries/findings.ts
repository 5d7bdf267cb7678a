import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Reader, sorted, type Tx } from '../../../platform/database/index.ts';
import type { FindingState } from '../rules/findings/finding-state.ts';
import type { EvidenceRow, NewFinding, Thresholds } from '../rules/findings/rule.ts';

/** What a rule found, and how the bureau settled it. */
export interface Finding extends Omit<NewFinding, 'weight'> {
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

const select = (db: Reader) => db.selectFrom('irregularityFindings').selectAll();

type Row = Omit<Finding, 'evidence' | 'thresholds'> & { evidence: unknown; thresholds: unknown };
const toFinding = (row: Row): Finding => ({
  ...row,
  evidence: row.evidence as EvidenceRow[],
  thresholds: row.thresholds as Thresholds,
});

/**
 * Stores what a rule found; returns how many are new. The same finding of another night replaces the
 * stored one as long as that is not settled.
 */
export async function upsertFindings(
  tx: Tx,
  rule: string,
  found: readonly NewFinding[],
  of: { thresholds: Thresholds; at: Date },
): Promise<number> {
  const byReference = new Map(found.map((one) => [one.reference, one]));
  let inserted = 0;
  for (const one of byReference.values()) {
    const content = {
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
        ...content,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['rule', 'reference'])
          .doUpdateSet(content)
          .where('irregularityFindings.state', '=', 'NEW'),
      )
      .returning(sql<boolean>`xmax = 0`.as('inserted'))
      .executeTakeFirst();
    if (row?.inserted) inserted += 1;
  }
  return inserted;
}

/** Returns a finding; throws `irregularities.not_found`. */
export async function getFinding(db: Reader, id: string): Promise<Finding> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('irregularities.not_found');
  return toFinding(row);
}

/** Locks a finding: two officers settle it one after the other. Throws `irregularities.not_found`. */
export async function lockFinding(tx: Tx, id: string): Promise<Finding> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal('irregularities.not_found');
  return toFinding(row);
}

export interface FindingFilter {
  state: FindingState;
  /** Empty for every rule. */
  rule: string;
  /** A column to sort by; the newest first without. */
  sort?: string | undefined;
  limit: number;
  offset: number;
}

const orders = {
  summary: sql`summary collate "zh-x-icu"`,
  rule: sql`rule`,
  slips: sql`cardinality(slip_ids)`,
  at: sql`found_at`,
};

/** Lists findings, newest first unless sorted otherwise. */
export async function listFindings(db: Reader, filter: FindingFilter): Promise<Finding[]> {
  let query = sorted(select(db).where('state', '=', filter.state), filter.sort ?? '-at', orders)
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

/** How many findings are not settled. */
export async function countNewFindings(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('irregularityFindings')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('state', '=', 'NEW')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Since when the oldest of them waits. */
export async function findOldestFinding(db: Reader): Promise<Date | null> {
  const { since } = await db
    .selectFrom('irregularityFindings')
    .select((one) => one.fn.min('foundAt').as('since'))
    .where('state', '=', 'NEW')
    .executeTakeFirstOrThrow();
  return since;
}

/** Records how the bureau settled a finding. */
export async function settleFinding(
  tx: Tx,
  id: string,
  {
    state,
    caseId,
    because,
    by,
    at,
  }: {
    state: Exclude<FindingState, 'NEW'>;
    caseId: string | null;
    by: string;
    at: Date;
    because: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('irregularityFindings')
    .set({ state, caseId, because, decidedBy: by, decidedAt: at })
    .where('id', '=', id)
    .execute();
}
