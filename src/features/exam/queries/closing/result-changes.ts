import { sql } from 'kysely';
import { newId } from '../../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type { Attempt } from '../../rules/attempt.ts';
import type { RegradedAttempt, ResultFacts } from '../../rules/regrade.ts';
import { listAttempts } from '../attempts.ts';

/** A change of a result by a correction, as the learner reads it. */
export interface ResultChange {
  attemptId: string;
  because: string;
  before: ResultFacts;
  after: ResultFacts;
  notCounted: boolean;
  at: Date;
  revertedAt: Date | null;
}

/** Locks the attempts of an enrolment until the transaction ends, oldest first. */
export async function lockAttempts(tx: Tx, enrolmentId: string): Promise<Attempt[]> {
  await sql`select id from exam_attempts where enrolment_id = ${enrolmentId} order by id for no key update`.execute(
    tx,
  );
  return listAttempts(tx, enrolmentId);
}

interface Cause {
  correctionId: string;
  because: string;
}

/** Writes the result of a correction with its row of history. */
export async function updateRegraded(
  tx: Tx,
  { attempt, before, after }: RegradedAttempt,
  cause: Cause,
): Promise<void> {
  await insertChange(tx, attempt, cause, { before, after, notCounted: false });
  await updateResult(tx, attempt.id, after);
}

/** Takes a failed attempt out of the count (N17), with its row of history. */
export async function updateNotCounted(
  tx: Tx,
  attempt: Attempt,
  { because, ...cause }: Cause,
): Promise<void> {
  const { result, score, scoreByLesson } = attempt;
  const facts = { result, score, scoreByLesson };
  await insertChange(
    tx,
    attempt,
    { ...cause, because },
    { before: facts, after: facts, notCounted: true },
  );
  await tx
    .updateTable('examAttempts')
    .set({
      restoredAt: sql<Date>`now()`,
      restoredBecause: because,
      regradedAt: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', attempt.id)
    .execute();
}

async function insertChange(
  tx: Tx,
  { id, topicId, enrolmentId }: Attempt,
  { correctionId, because }: Cause,
  { before, after, notCounted }: { before: object; after: object; notCounted: boolean },
): Promise<void> {
  const change = {
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    notCounted,
    because,
  };
  // An attempt whose score changed and which then no longer counts has one row.
  await tx
    .insertInto('examResultChanges')
    .values({ id: newId(), correctionId, topicId, attemptId: id, enrolmentId, ...change })
    .onConflict((conflict) =>
      conflict.columns(['correctionId', 'attemptId']).doUpdateSet({ notCounted }),
    )
    .execute();
}

async function updateResult(tx: Tx, attemptId: string, facts: ResultFacts): Promise<void> {
  const { result, score, scoreByLesson } = facts;
  await tx
    .updateTable('examAttempts')
    .set({
      result,
      score,
      scoreByLesson: scoreByLesson ? JSON.stringify(scoreByLesson) : null,
      regradedAt: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', attemptId)
    .execute();
}

/** The changes of an enrolment by a correction that stand. */
export async function listStandingChanges(
  db: Reader,
  correctionId: string,
  enrolmentId: string,
): Promise<ResultChange[]> {
  const rows = await selectChanges(db)
    .where('correctionId', '=', correctionId)
    .where('enrolmentId', '=', enrolmentId)
    .where('revertedAt', 'is', null)
    .execute();
  return rows.map(toChange);
}

/** Every change of an attempt's result, oldest first. */
export async function listChangesOf(db: Reader, attemptId: string): Promise<ResultChange[]> {
  const rows = await selectChanges(db).where('attemptId', '=', attemptId).orderBy('at').execute();
  return rows.map(toChange);
}

const selectChanges = (db: Reader) =>
  db
    .selectFrom('examResultChanges')
    .select(['attemptId', 'because', 'before', 'after', 'notCounted', 'at', 'revertedAt']);

const toChange = (
  row: Omit<ResultChange, 'before' | 'after'> & { before: unknown; after: unknown },
): ResultChange => ({
  ...row,
  before: row.before as ResultFacts,
  after: row.after as ResultFacts,
});

/** Gives an attempt back the result it had before a correction. */
export async function revertChange(
  tx: Tx,
  correctionId: string,
  { attemptId, before, notCounted }: ResultChange,
): Promise<void> {
  await updateResult(tx, attemptId, before);
  if (notCounted)
    await tx
      .updateTable('examAttempts')
      .set({ restoredAt: null, restoredBecause: null })
      .where('id', '=', attemptId)
      .execute();
  await tx
    .updateTable('examResultChanges')
    .set({ revertedAt: sql<Date>`now()` })
    .where('correctionId', '=', correctionId)
    .where('attemptId', '=', attemptId)
    .execute();
}
