import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type {
  Intervention,
  InterventionKind,
  InterventionState,
} from '../../rules/intervention.ts';
import { type Meant, meantRows, type Windows } from './targets.ts';

const columns = [
  'id',
  'organisation_id as organisationId',
  'kind',
  'attempt_id as attemptId',
  'topic_id as topicId',
  'district_id as districtId',
  'from_at as from',
  'until_at as until',
  'seconds',
  'because',
  'state',
  'proposed_by as proposedBy',
  'proposed_at as proposedAt',
  'meant_count as meantCount',
  'applied_count as appliedCount',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
  'decision_note as decisionNote',
] as const;

const select = (db: Reader) =>
  db
    .selectFrom('exam_interventions')
    .select(columns)
    .$narrowType<{ kind: InterventionKind; state: InterventionState }>();

export async function findIntervention(db: Reader, id: string): Promise<Intervention | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks it. Decisions come one after the other, so that nobody else moves a deadline meanwhile. */
export async function lockIntervention(tx: Tx, id: string): Promise<Intervention | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('exam.interventions'))`.execute(tx);
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Proposals that wait for a second clerk, newest first. */
export async function listOpenProposals(db: Reader): Promise<Intervention[]> {
  return select(db)
    .where('state', '=', 'PROPOSED')
    .orderBy('proposed_at', 'desc')
    .limit(100)
    .execute();
}

/** The latest interventions of a centre that were decided, newest first. */
export async function listDecided(db: Reader, organisationId: string): Promise<Intervention[]> {
  return select(db)
    .where('organisation_id', '=', organisationId)
    .where('state', '<>', 'PROPOSED')
    .orderBy('proposed_at', 'desc')
    .limit(30)
    .execute();
}

/** What was proposed for an attempt, alone or in a group, oldest first. */
export async function listInterventionsOn(db: Reader, attemptId: string): Promise<Intervention[]> {
  return select(db)
    .where('id', 'in', (query) =>
      query
        .selectFrom('exam_intervention_attempts')
        .select('intervention_id')
        .where('attempt_id', '=', attemptId),
    )
    .orderBy('proposed_at')
    .execute();
}

export interface NewIntervention extends Meant {
  id: string;
  organisationId: string;
  seconds: number | null;
  because: string;
}

/**
 * Records a proposal with the attempts it means. Returns how many; null when the same already waits for
 * the attempt.
 */
export async function insertIntervention(
  tx: Tx,
  one: NewIntervention,
  windows: Windows,
): Promise<number | null> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('exam_interventions')
    .values({
      id: one.id,
      organisation_id: one.organisationId,
      kind: one.kind,
      attempt_id: one.attemptId,
      topic_id: one.group.topicId,
      district_id: one.group.districtId,
      from_at: one.group.from,
      until_at: one.group.until,
      seconds: one.seconds,
      because: one.because,
      proposed_by: one.proposedBy,
      meant_count: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return null;
  const meant = await sql`insert into exam_intervention_attempts (intervention_id, attempt_id)
    select ${one.id}, attempt.id ${meantRows(one, windows)}`.execute(tx);
  const count = Number(meant.numAffectedRows ?? 0);
  await tx
    .updateTable('exam_interventions')
    .set({ meant_count: count })
    .where('id', '=', one.id)
    .execute();
  return count;
}

export async function updateDecision(
  tx: Tx,
  id: string,
  decision: {
    state: Exclude<InterventionState, 'PROPOSED'>;
    decidedBy: string;
    note: string | null;
    appliedCount: number | null;
  },
): Promise<void> {
  await tx
    .updateTable('exam_interventions')
    .set({
      state: decision.state,
      decided_by: decision.decidedBy,
      decided_at: sql`now()`,
      decision_note: decision.note,
      applied_count: decision.appliedCount,
    })
    .where('id', '=', id)
    .execute();
}
