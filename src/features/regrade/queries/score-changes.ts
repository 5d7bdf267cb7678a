import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { RegradedAttempt } from '../../exam/index.ts';
import type { ChangeCounts } from '../rules/score-correction.ts';

/** A person's attempt as a correction changes it. */
export interface ScoreChange {
  attemptId: string;
  enrolmentId: string;
  accountId: string;
  attemptNo: number;
  beforeResult: 'PASSED' | 'FAILED';
  beforeScore: number;
  afterResult: 'PASSED' | 'FAILED';
  afterScore: number;
  keptPass: boolean;
  appliedAt: Date | null;
  undoneAt: Date | null;
}

const columns = [
  'attemptId',
  'enrolmentId',
  'accountId',
  'attemptNo',
  'beforeResult',
  'beforeScore',
  'afterResult',
  'afterScore',
  'keptPass',
  'appliedAt',
  'undoneAt',
] as const;

const toChange = (row: {
  beforeResult: string;
  afterResult: string;
  [key: string]: unknown;
}): ScoreChange => row as unknown as ScoreChange;

/** Writes changes as tried (`appliedAt` null) or as applied. */
export async function upsertChanges(
  tx: Tx,
  correctionId: string,
  changes: readonly RegradedAttempt[],
  appliedAt: Date | null,
): Promise<void> {
  for (const { attempt, before, after, keptPass } of changes) {
    const facts = {
      beforeResult: before.result,
      beforeScore: before.score,
      afterResult: after.result,
      afterScore: after.score,
      keptPass,
      appliedAt,
    };
    const { id: attemptId, enrolmentId, accountId, attemptNo } = attempt;
    await tx
      .insertInto('scoreChanges')
      .values({ correctionId, attemptId, enrolmentId, accountId, attemptNo, ...facts })
      .onConflict((conflict) => conflict.columns(['correctionId', 'attemptId']).doUpdateSet(facts))
      .execute();
  }
}

export const changeViews = ['PASS', 'FAIL', 'KEPT', 'SCORE'] as const;
export type ChangeView = (typeof changeViews)[number];

const conditions: Record<ChangeView, ReturnType<typeof sql<boolean>>> = {
  PASS: sql<boolean>`before_result = 'FAILED' and after_result = 'PASSED'`,
  FAIL: sql<boolean>`before_result = 'PASSED' and after_result = 'FAILED'`,
  KEPT: sql<boolean>`kept_pass`,
  SCORE: sql<boolean>`before_result = after_result and not kept_pass`,
};

// Once applied, only what was applied counts; until then what was tried.
const standing = sql<boolean>`(applied_at is not null
  or (select applied_at is null and approved_at is null from score_corrections where id = correction_id))`;

/** A page of the changes of a correction, those of one view. */
export async function listChanges(
  db: Reader,
  correctionId: string,
  { view, limit, offset }: { view: ChangeView; limit: number; offset: number },
): Promise<ScoreChange[]> {
  const rows = await db
    .selectFrom('scoreChanges')
    .select(columns)
    .where('correctionId', '=', correctionId)
    .where(conditions[view])
    .where(standing)
    .orderBy('afterScore')
    .orderBy('attemptId')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(toChange);
}

/** How many change and how. */
export async function countChanges(db: Reader, correctionId: string): Promise<ChangeCounts> {
  const { rows } = await sql<ChangeCounts>`
    select count(*) filter (where not kept_pass)::int as changed,
      count(*) filter (where ${conditions.PASS})::int as now_pass,
      count(*) filter (where ${conditions.FAIL})::int as now_fail,
      count(*) filter (where kept_pass)::int as kept_pass,
      count(*) filter (where after_score > before_score)::int as higher,
      count(*) filter (where after_score < before_score)::int as lower
    from score_changes where correction_id = ${correctionId} and ${standing}`.execute(db);
  return rows[0] as ChangeCounts;
}

/** Whether a correction changes a result of this person. */
export async function changesOwnResult(
  db: Reader,
  correctionId: string,
  accountId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('scoreChanges')
    .select('attemptId')
    .where('correctionId', '=', correctionId)
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The applied changes of an enrolment that were not undone. */
export async function listAppliedOf(
  db: Reader,
  correctionId: string,
  enrolmentId: string,
): Promise<ScoreChange[]> {
  const rows = await db
    .selectFrom('scoreChanges')
    .select(columns)
    .where('correctionId', '=', correctionId)
    .where('enrolmentId', '=', enrolmentId)
    .where('appliedAt', 'is not', null)
    .where('undoneAt', 'is', null)
    .orderBy('attemptNo')
    .execute();
  return rows.map(toChange);
}

/** Enrolments with changes that stand, to be undone. */
export async function listEnrolmentsToUndo(
  db: Reader,
  correctionId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('scoreChanges')
    .select('enrolmentId')
    .distinct()
    .where('correctionId', '=', correctionId)
    .where('appliedAt', 'is not', null)
    .where('undoneAt', 'is', null)
    .orderBy('enrolmentId')
    .limit(limit)
    .execute();
  return rows.map(({ enrolmentId }) => enrolmentId);
}

/** How many enrolments have changes that stand. */
export async function countEnrolmentsChanged(db: Reader, correctionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct enrolment_id)::int as count from score_changes
    where correction_id = ${correctionId} and applied_at is not null and undone_at is null`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function markUndone(
  tx: Tx,
  correctionId: string,
  enrolmentId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('scoreChanges')
    .set({ undoneAt: at })
    .where('correctionId', '=', correctionId)
    .where('enrolmentId', '=', enrolmentId)
    .where('appliedAt', 'is not', null)
    .execute();
}
