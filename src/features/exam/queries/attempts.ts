import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Attempt, LessonScore } from '../rules/attempt.ts';

const columns = [
  'id',
  'enrolmentId',
  'roundId',
  'accountId',
  'topicId',
  'paperId',
  'attemptNo',
  'state',
  'startedAt',
  'deadlineAt',
  'lastContactAt',
  'openings',
  'closedAt',
  'closedBecause',
  'submissionNo',
  'result',
  'score',
  'scoreByLesson',
  'gradedAt',
  'restoredAt',
  'restoredBecause',
  'regradedAt',
  'annulledAt',
  'annulledBecause',
] as const;

const select = (db: Reader) => db.selectFrom('examAttempts').select(columns);

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

/** The same, kept as it is until the transaction ends. */
export async function getAttemptForShare(tx: Tx, id: string): Promise<Attempt> {
  return toAttempt(await select(tx).where('id', '=', id).forShare().executeTakeFirstOrThrow());
}

/** The same, locked until the transaction ends. */
export async function lockAttempt(tx: Tx, id: string): Promise<Attempt> {
  return toAttempt(
    await select(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow(),
  );
}

// One array, not a parameter each: a batch is read and planned as fast as one.
const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`;

/** Attempts by ids, in no order; unknown ids are left out. */
export async function listAttemptsById(db: Reader, ids: readonly string[]): Promise<Attempt[]> {
  if (ids.length === 0) return [];
  return (await select(db).where('id', '=', anyOf(ids)).execute()).map(toAttempt);
}

/** Locks those of the attempts that are closed, skipping those that another process has. */
export async function lockUngraded(tx: Tx, ids: readonly string[]): Promise<Attempt[]> {
  const rows = await select(tx)
    .where('id', '=', anyOf(ids))
    .where('state', '=', 'CLOSED')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(toAttempt);
}

/** The account of each attempt. */
export async function findOwners(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; owner: string }>`
    select id, account_id as owner from exam_attempts where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

/** Attempts of an enrolment, oldest first. */
export async function listAttempts(db: Reader, enrolmentId: string): Promise<Attempt[]> {
  const rows = await select(db)
    .where('enrolmentId', '=', enrolmentId)
    .orderBy('startedAt')
    .execute();
  return rows.map(toAttempt);
}

/** Whether the person has a graded attempt, with any result. */
export async function hasResults(db: Reader, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('examAttempts')
    .select('id')
    .where('accountId', '=', accountId)
    .where('gradedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Attempts of several enrolments, oldest first. */
export async function listAttemptsOfEnrolments(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<Attempt[]> {
  const rows = await select(db)
    .where('enrolmentId', '=', anyOf(enrolmentIds))
    .orderBy('startedAt')
    .execute();
  return rows.map(toAttempt);
}

/** The learner's running attempt, for the banner at log-in (Q22). */
export async function findOpenAttempt(db: Reader, accountId: string): Promise<Attempt | undefined> {
  const row = await select(db)
    .where('accountId', '=', accountId)
    .where('state', '=', 'OPEN')
    .where('deadlineAt', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row && toAttempt(row);
}

/** The number of running attempts. */
export async function countOpenAttempts(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('examAttempts')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('state', '=', 'OPEN')
    .where('deadlineAt', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The 20 newest attempts of a learner. */
export async function listAttemptsOf(db: Reader, accountId: string): Promise<Attempt[]> {
  const rows = await select(db)
    .where('accountId', '=', accountId)
    .orderBy('startedAt', 'desc')
    .limit(20)
    .execute();
  return rows.map(toAttempt);
}

/** The database's time, the only clock of exams: those of the processes may differ. */
export async function readDatabaseClock(db: Reader): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  return (rows[0] as { now: Date }).now;
}

export interface NewAttempt {
  id: string;
  enrolmentId: string;
  roundId: string;
  accountId: string;
  topicId: string;
  paperId: string;
  itemCount: number;
  attemptNo: number;
  minutes: number;
  windowClosesAt: Date;
  writerToken: string;
  device: string;
}

/**
 * Creates attempts on the database's clock and returns the ids created. Left out are those whose
 * enrolment has an open attempt or whose number is taken (N17, lesson 5).
 */
export async function insertAttempts(tx: Tx, attempts: readonly NewAttempt[]): Promise<string[]> {
  const column = <Key extends keyof NewAttempt>(key: Key) => attempts.map((one) => one[key]);
  const { rows } = await sql<{ id: string }>`
    insert into exam_attempts (id, enrolment_id, round_id, account_id, topic_id, paper_id, item_count, attempt_no,
      writer_token, device, started_at, deadline_at)
    select id, enrolment_id, round_id, account_id, topic_id, paper_id, item_count, attempt_no, writer_token, device,
      now(), least(now() + make_interval(mins => minutes), window_closes_at)
    from unnest(${column('id')}::uuid[], ${column('enrolmentId')}::uuid[], ${column('roundId')}::uuid[],
      ${column('accountId')}::uuid[], ${column('topicId')}::text[], ${column('paperId')}::uuid[],
      ${column('itemCount')}::int[], ${column('attemptNo')}::int[], ${column('writerToken')}::text[],
      ${column('device')}::text[], ${column('minutes')}::int[], ${column('windowClosesAt')}::timestamptz[])
      as t (id, enrolment_id, round_id, account_id, topic_id, paper_id, item_count, attempt_no, writer_token, device,
        minutes, window_closes_at)
    on conflict do nothing
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}

/** The open attempt of each of these enrolments that has one. */
export async function listOpenAttemptIds(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<{ id: string; enrolmentId: string }[]> {
  if (enrolmentIds.length === 0) return [];
  return db
    .selectFrom('examAttempts')
    .select(['id', 'enrolmentId'])
    .where('enrolmentId', '=', anyOf(enrolmentIds))
    .where('state', '=', 'OPEN')
    .execute();
}

export interface WriterLease {
  attemptId: string;
  accountId: string;
  /** The secret of the writer token. */
  secret: string;
  device: string;
}

/**
 * Gives writer leases to tabs or devices; returns their attempts with the database's time. Left out are
 * attempts that are closed or of another learner. Waits for saves under the old leases, so that all of
 * them are seen afterwards; rows are locked in id order, so that batches cannot deadlock.
 */
export async function takeWriterLeases(
  tx: Tx,
  writers: readonly WriterLease[],
): Promise<{ attempt: Attempt; token: string; now: Date }[]> {
  const column = (key: keyof WriterLease) => sql`${writers.map((one) => one[key])}`;
  const ids = sql`${column('attemptId')}::uuid[]`;
  const { rows } = await sql<ReturnType<typeof toAttempt> & { token: string; now: Date }>`
    with locked as materialized (
      select id, topic_id from exam_attempts where id = any(${ids}) and state = 'OPEN'
      order by id for no key update
    )
    update exam_attempts attempt
    set writer_token = attempt.topic_id || '.' || writer.secret, writer_since = now(),
      last_contact_at = now(), openings = openings + 1, device = writer.device
    from unnest(${ids}, ${column('accountId')}::uuid[], ${column('secret')}::text[], ${column('device')}::text[])
        as writer (id, account_id, secret, device)
      join locked on locked.id = writer.id
    where attempt.id = locked.id and attempt.topic_id = locked.topic_id
      and attempt.account_id = writer.account_id
      and attempt.state = 'OPEN' and attempt.deadline_at > clock_timestamp()
    returning ${sql.join(columns.map((column) => sql.ref(`attempt.${column}`)))},
      attempt.writer_token as token, clock_timestamp() as now`.execute(tx);
  return rows.map(({ now, token, ...row }) => ({ attempt: toAttempt(row), token, now }));
}
