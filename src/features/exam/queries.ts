import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Reader, Tx } from '../../platform/database/index.ts';
import type {
  Attempt,
  AttemptResult,
  AttemptState,
  ClosedBecause,
  LessonScore,
} from './attempt.ts';

const columns = [
  'id',
  'enrolment_id as enrolmentId',
  'round_id as roundId',
  'account_id as accountId',
  'topic_id as topicId',
  'paper_id as paperId',
  'attempt_no as attemptNo',
  'state',
  'started_at as startedAt',
  'deadline_at as deadlineAt',
  'last_contact_at as lastContactAt',
  'openings',
  'closed_at as closedAt',
  'closed_because as closedBecause',
  'submission_no as submissionNo',
  'result',
  'score',
  'score_by_lesson as scoreByLesson',
  'graded_at as gradedAt',
  'restored_at as restoredAt',
] as const;

const select = (db: Reader) =>
  db.selectFrom('exam_attempts').select(columns).$narrowType<{
    state: AttemptState;
    closedBecause: ClosedBecause | null;
    result: AttemptResult | null;
  }>();

const toAttempt = (row: Omit<Attempt, 'scoreByLesson'> & { scoreByLesson: unknown }): Attempt => ({
  ...row,
  scoreByLesson: row.scoreByLesson as LessonScore[] | null,
});

export async function findAttempt(db: Reader, id: string): Promise<Attempt | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toAttempt(row);
}

/** The attempt that must exist because another row names it. */
export async function getAttempt(db: Reader, id: string): Promise<Attempt> {
  return toAttempt(await select(db).where('id', '=', id).executeTakeFirstOrThrow());
}

/** Attempts of an enrolment, oldest first. */
export async function listAttempts(db: Reader, enrolmentId: string): Promise<Attempt[]> {
  const rows = await select(db)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('started_at')
    .execute();
  return rows.map(toAttempt);
}

/** The attempt a learner is in the middle of, for the banner at log-in (Q22). */
export async function findOpenAttempt(db: Reader, accountId: string): Promise<Attempt | undefined> {
  const row = await select(db)
    .where('account_id', '=', accountId)
    .where('state', '=', 'OPEN')
    .where('deadline_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row && toAttempt(row);
}

/** How many people sit an exam just now. */
export async function countOpenAttempts(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('exam_attempts')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('state', '=', 'OPEN')
    .where('deadline_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Newest attempts of a learner, for the desk that serves him. */
export async function listAttemptsOf(db: Reader, accountId: string): Promise<Attempt[]> {
  const rows = await select(db)
    .where('account_id', '=', accountId)
    .orderBy('started_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toAttempt);
}

/** The one clock of every exam: whatever the processes' own clocks say. */
export async function readDatabaseClock(db: Reader): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  return (rows[0] as { now: Date }).now;
}

export interface NewAttempt {
  enrolmentId: string;
  roundId: string;
  accountId: string;
  topicId: string;
  paperId: string;
  attemptNo: number;
  minutes: number;
  windowClosesAt: Date;
  writerToken: string;
  device: string;
}

/**
 * Creates the attempt on the database's clock, or returns null when there is an open one or this
 * number is taken already: two clicks make one attempt (N17, lesson 5).
 */
export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into exam_attempts (id, enrolment_id, round_id, account_id, topic_id, paper_id, attempt_no,
      started_at, deadline_at, writer_token, device)
    values (${newId()}, ${attempt.enrolmentId}, ${attempt.roundId}, ${attempt.accountId}, ${attempt.topicId},
      ${attempt.paperId}, ${attempt.attemptNo}, now(),
      least(now() + make_interval(mins => ${attempt.minutes}), ${attempt.windowClosesAt}::timestamptz),
      ${attempt.writerToken}, ${attempt.device})
    on conflict do nothing
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/**
 * Gives the pen to another tab or device, and tells the clock; undefined when the attempt is not open
 * any more. Waits for saves under way with the old pen, so that all of them are seen afterwards.
 */
export async function updateWriter(
  tx: Tx,
  attemptId: string,
  writerToken: string,
  device: string,
): Promise<{ now: Date; deadlineAt: Date; openings: number } | undefined> {
  return tx
    .updateTable('exam_attempts')
    .set({
      writer_token: writerToken,
      writer_since: sql`now()`,
      last_contact_at: sql`now()`,
      openings: sql<number>`openings + 1`,
      device,
    })
    .where('id', '=', attemptId)
    .where('state', '=', 'OPEN')
    .where('deadline_at', '>', sql<Date>`now()`)
    .returning([sql<Date>`clock_timestamp()`.as('now'), 'deadline_at as deadlineAt', 'openings'])
    .executeTakeFirst();
}

export interface Contact {
  state: AttemptState;
  deadlineAt: Date;
  now: Date;
  current: boolean;
}

/** Notes that the learner is there, and tells the clock; undefined when it is not his attempt. */
export async function touchAttempt(
  db: Reader,
  attemptId: string,
  accountId: string,
  writerToken: string,
): Promise<Contact | undefined> {
  const { rows } = await sql<Contact>`
    with touched as (
      update exam_attempts set last_contact_at = now()
      where id = ${attemptId} and account_id = ${accountId} and state = 'OPEN' and deadline_at > now()
    )
    select state, deadline_at as "deadlineAt", now() as now, writer_token = ${writerToken} as current
    from exam_attempts where id = ${attemptId} and account_id = ${accountId}`.execute(db);
  return rows[0];
}

export interface SavedAnswer {
  itemNo: number;
  seq: number;
  response: string;
  marked: boolean;
  savedAt: Date;
}

/** The newest answer of each item of an attempt. */
export async function listNewestAnswers(db: Reader, attemptId: string): Promise<SavedAnswer[]> {
  const { rows } = await sql<SavedAnswer>`
    select distinct on (item_no) item_no as "itemNo", seq, response, marked, saved_at as "savedAt"
    from exam_answers where attempt_id = ${attemptId} order by item_no, seq desc`.execute(db);
  return rows;
}
