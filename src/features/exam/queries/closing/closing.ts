import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type { Attempt, AttemptResult, ClosedBecause, LessonScore } from '../../rules/attempt.ts';

const submissionNo = sql<string>`'J' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad(nextval('submission_numbers')::text, 7, '0')`;

/** Closes attempts that are handed in and returns which; overdue ones are left to the sweeper. */
export async function closeHandedIn(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with locked as materialized (
      select id, topic_id from exam_attempts
      where id = any(${ids}::uuid[]) and state = 'OPEN' and deadline_at > clock_timestamp()
      order by id for no key update
    ), numbered as (
      insert into exam_submissions (submission_no, attempt_id) select ${submissionNo}, id from locked
      returning submission_no, attempt_id
    )
    update exam_attempts attempt
    set state = 'CLOSED', closed_at = now(), closed_because = 'HANDED_IN', submission_no = numbered.submission_no
    from locked join numbered on numbered.attempt_id = locked.id
    where attempt.id = locked.id and attempt.topic_id = locked.topic_id
    returning attempt.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface OverdueAttempt {
  id: string;
  topicId: string;
  deadlineAt: Date;
  lastContact: Date;
  graceSeconds: number;
}

/**
 * Locks a batch of overdue attempts, or only the given one, skipping those that another process has. A
 * saved answer counts as contact.
 */
export async function lockOverdue(
  tx: Tx,
  limit: number,
  attemptId: string | null,
): Promise<OverdueAttempt[]> {
  const { rows } = await sql<OverdueAttempt>`
    select attempt.id, attempt.topic_id, attempt.deadline_at, topic.attempt_grace_seconds as grace_seconds,
      greatest(attempt.last_contact_at,
        (select max(saved_at) from exam_answers answer
          where answer.topic_id = attempt.topic_id and answer.attempt_id = attempt.id)) as last_contact
    from exam_attempts attempt join annual_topics topic on topic.id = attempt.topic_id
    where attempt.state = 'OPEN' and attempt.deadline_at <= now()
      and (${attemptId}::uuid is null or attempt.id = ${attemptId})
    order by attempt.deadline_at limit ${limit}
    for update of attempt skip locked`.execute(tx);
  return rows;
}

/** Closes locked attempts, each with its reason. One not returned gets no submission number. */
export async function closeOverdue(
  tx: Tx,
  endings: readonly {
    id: string;
    topicId: string;
    because: Exclude<ClosedBecause, 'HANDED_IN'>;
  }[],
): Promise<void> {
  if (endings.length === 0) return;
  await sql`
    with ending as (
      select * from unnest(${endings.map(({ id }) => id)}::uuid[], ${endings.map(({ topicId }) => topicId)}::text[],
        ${endings.map(({ because }) => because)}::text[]) as t (id, topic_id, because)
    ), numbered as (
      insert into exam_submissions (submission_no, attempt_id)
      select ${submissionNo}, id from ending where because = 'TIME_UP'
      returning submission_no, attempt_id
    )
    update exam_attempts attempt
    set state = 'CLOSED', closed_at = now(), closed_because = ending.because,
      submission_no = numbered.submission_no
    from ending left join numbered on numbered.attempt_id = ending.id
    where attempt.id = ending.id and attempt.topic_id = ending.topic_id`.execute(tx);
}

/** Ids of closed attempts, the longest waiting first. */
export async function listUngraded(db: Reader, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('examAttempts')
    .select('id')
    .where('state', '=', 'CLOSED')
    .orderBy('closedAt')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export interface GradeToWrite {
  attempt: Attempt;
  result: AttemptResult;
  score: number | null;
  byLesson: LessonScore[] | null;
  /** Items with a typed answer that earned all their points. */
  rightTyped: number[];
}

/** Writes grades of closed attempts, whose answers can no longer change. */
export async function updateGrades(tx: Tx, grades: readonly GradeToWrite[]): Promise<void> {
  await sql`
    update exam_attempts attempt
    set state = 'GRADED', result = grade.result, score = grade.score,
      score_by_lesson = grade.by_lesson::jsonb, graded_at = now(),
      right_typed_items = nullif(translate(grade.right_typed, '[]', '{}')::smallint[], '{}')
    from unnest(${grades.map(({ attempt }) => attempt.id)}::uuid[],
      ${grades.map(({ attempt }) => attempt.topicId)}::text[], ${grades.map(({ result }) => result)}::text[],
      ${grades.map(({ score }) => score)}::int[],
      ${grades.map(({ byLesson }) => (byLesson === null ? null : JSON.stringify(byLesson)))}::text[],
      ${grades.map(({ rightTyped }) => JSON.stringify(rightTyped))}::text[])
      as grade (id, topic_id, result, score, by_lesson, right_typed)
    where attempt.id = grade.id and attempt.topic_id = grade.topic_id`.execute(tx);
}
