import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type { Intervention, InterventionState } from '../../rules/intervention.ts';
import { type TargetSelection, targetRows, type Windows } from './targets.ts';

const columns = [
  'id',
  'organisationId',
  'kind',
  'attemptId',
  'topicId',
  'districtId',
  'fromAt as from',
  'untilAt as until',
  'seconds',
  'because',
  'state',
  'proposedBy',
  'proposedAt',
  'meantCount as targetCount',
  'appliedCount',
  'decidedBy',
  'decidedAt',
  'decisionNote',
] as const;

const select = (db: Reader) => db.selectFrom('examInterventions').select(columns);

export async function findIntervention(db: Reader, id: string): Promise<Intervention | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks an intervention. Decisions are serialised, so that no other one moves a deadline meanwhile. */
export async function lockIntervention(tx: Tx, id: string): Promise<Intervention | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('exam.interventions'))`.execute(tx);
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Proposals that wait for a second clerk, newest first. */
export async function listOpenProposals(db: Reader): Promise<Intervention[]> {
  return select(db)
    .where('state', '=', 'PROPOSED')
    .orderBy('proposedAt', 'desc')
    .limit(100)
    .execute();
}

/** The 30 latest decided interventions of a centre, newest first. */
export async function listDecided(db: Reader, organisationId: string): Promise<Intervention[]> {
  return select(db)
    .where('organisationId', '=', organisationId)
    .where('state', '<>', 'PROPOSED')
    .orderBy('proposedAt', 'desc')
    .limit(30)
    .execute();
}

/** The interventions on an attempt, alone or in a group, oldest first. */
export async function listInterventionsOn(db: Reader, attemptId: string): Promise<Intervention[]> {
  return select(db)
    .where('id', 'in', (query) =>
      query
        .selectFrom('examInterventionAttempts')
        .select('interventionId')
        .where('attemptId', '=', attemptId),
    )
    .orderBy('proposedAt')
    .execute();
}

export interface NewIntervention extends TargetSelection {
  id: string;
  organisationId: string;
  seconds: number | null;
  because: string;
}

/**
 * Inserts a proposal with its targets and returns how many they are; null when the same proposal already
 * waits for the attempt.
 */
export async function insertIntervention(
  tx: Tx,
  one: NewIntervention,
  windows: Windows,
): Promise<number | null> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('examInterventions')
    .values({
      id: one.id,
      organisationId: one.organisationId,
      kind: one.kind,
      attemptId: one.attemptId,
      topicId: one.group.topicId,
      districtId: one.group.districtId,
      fromAt: one.group.from,
      untilAt: one.group.until,
      seconds: one.seconds,
      because: one.because,
      proposedBy: one.proposedBy,
      meantCount: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return null;
  const inserted = await sql`insert into exam_intervention_attempts (intervention_id, attempt_id)
    select ${one.id}, attempt.id ${targetRows(one, windows)}`.execute(tx);
  const count = Number(inserted.numAffectedRows ?? 0);
  await tx
    .updateTable('examInterventions')
    .set({ meantCount: count })
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
    .updateTable('examInterventions')
    .set({
      state: decision.state,
      decidedBy: decision.decidedBy,
      decidedAt: sql`now()`,
      decisionNote: decision.note,
      appliedCount: decision.appliedCount,
    })
    .where('id', '=', id)
    .execute();
}
