import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/index.ts';
import type { Attempt, AttemptResult, ClosedBecause, LessonScore } from './attempt.ts';
import { getAttempt } from './queries.ts';

const submissionNo = sql<string>`'J' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad(nextval('submission_numbers')::text, 7, '0')`;

/**
 * Closes an open attempt before its deadline because its learner hands it in. False when it is not
 * open or its time has run out: then the sweeper closes it.
 */
export async function closeHandedIn(tx: Tx, attemptId: string): Promise<boolean> {
  const result = await tx
    .updateTable('exam_attempts')
    .set({
      state: 'CLOSED',
      closed_at: sql`now()`,
      closed_because: 'HANDED_IN',
      submission_no: submissionNo,
    })
    .where('id', '=', attemptId)
    .where('state', '=', 'OPEN')
    .where('deadline_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface OverdueAttempt {
  id: string;
  deadlineAt: Date;
  lastContact: Date;
  graceSeconds: number;
}

/**
 * Locks a batch of attempts whose time has run out, leaving those that another process has. A saved
 * answer is contact too. With an id only that attempt.
 */
export async function lockOverdue(
  tx: Tx,
  limit: number,
  attemptId: string | null,
): Promise<OverdueAttempt[]> {
  const { rows } = await sql<OverdueAttempt>`
    select attempt.id, attempt.deadline_at as "deadlineAt", topic.attempt_grace_seconds as "graceSeconds",
      greatest(attempt.last_contact_at,
        (select max(saved_at) from exam_answers answer where answer.attempt_id = attempt.id)) as "lastContact"
    from exam_attempts attempt join annual_topics topic on topic.id = attempt.topic_id
    where attempt.state = 'OPEN' and attempt.deadline_at <= now()
      and (${attemptId}::text is null or attempt.id = ${attemptId})
    order by attempt.deadline_at limit ${limit}
    for update of attempt skip locked`.execute(tx);
  return rows;
}

export async function closeOverdue(
  tx: Tx,
  attemptId: string,
  because: Exclude<ClosedBecause, 'HANDED_IN'>,
): Promise<void> {
  await tx
    .updateTable('exam_attempts')
    .set({
      state: 'CLOSED',
      closed_at: sql`now()`,
      closed_because: because,
      submission_no: because === 'TIME_UP' ? submissionNo : null,
    })
    .where('id', '=', attemptId)
    .execute();
}

/** Closed attempts that wait for their grade, the longest waiting first. */
export async function listUngraded(db: Reader, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('exam_attempts')
    .select('id')
    .where('state', '=', 'CLOSED')
    .orderBy('closed_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Locks a closed attempt for grading; undefined when it is graded or another process has it. */
export async function lockUngraded(tx: Tx, attemptId: string): Promise<Attempt | undefined> {
  const row = await tx
    .selectFrom('exam_attempts')
    .select('id')
    .where('id', '=', attemptId)
    .where('state', '=', 'CLOSED')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && getAttempt(tx, row.id);
}

/** Writes the grade. The answers of the attempt can no longer change: it was closed before. */
export async function updateGrade(
  tx: Tx,
  attemptId: string,
  grade: { result: AttemptResult; score: number | null; byLesson: LessonScore[] | null },
): Promise<void> {
  await tx
    .updateTable('exam_attempts')
    .set({
      state: 'GRADED',
      result: grade.result,
      score: grade.score,
      score_by_lesson: grade.byLesson === null ? null : JSON.stringify(grade.byLesson),
      graded_at: sql`now()`,
    })
    .where('id', '=', attemptId)
    .execute();
}

/**
 * More time for a running attempt, at the latest until the window closes (G3, G5); false when it is
 * not open any more or already runs to the end of the window.
 */
export async function extendDeadline(
  tx: Tx,
  attemptId: string,
  seconds: number,
  windowClosesAt: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('exam_attempts')
    .set({
      deadline_at: sql`least(deadline_at + make_interval(secs => ${seconds}), ${windowClosesAt}::timestamptz)`,
    })
    .where('id', '=', attemptId)
    .where('state', '=', 'OPEN')
    .where('deadline_at', '<', windowClosesAt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertExtension(
  tx: Tx,
  extension: { id: string; attemptId: string; seconds: number; because: string; grantedBy: string },
): Promise<void> {
  await tx
    .insertInto('exam_time_extensions')
    .values({
      id: extension.id,
      attempt_id: extension.attemptId,
      seconds: extension.seconds,
      because: extension.because,
      granted_by: extension.grantedBy,
    })
    .execute();
}

/** Gives an ended, failed attempt back (G5); false when it was given back already or was passed. */
export async function markRestored(tx: Tx, attemptId: string, because: string): Promise<boolean> {
  const result = await tx
    .updateTable('exam_attempts')
    .set({ restored_at: sql`now()`, restored_because: because })
    .where('id', '=', attemptId)
    .where('state', '=', 'GRADED')
    .where('result', 'in', ['FAILED', 'FAILED_NO_SCORE'])
    .where('restored_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
