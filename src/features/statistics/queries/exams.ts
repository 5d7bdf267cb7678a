import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import { inScope, type Scope } from '../../organisations/index.ts';
import { hoursDays } from '../rules/figure.ts';

/** How many attempts ended with a score in each ten points; 100 counts to the last. */
export async function listScores(
  db: Reader,
  topicId: string,
  scope: Scope,
): Promise<{ band: number; n: number }[]> {
  const { rows } = await sql<{ band: number; n: number }>`
    select least(score / 10, 9) as band, sum(n)::int as n from score_figures
    where topic_id = ${topicId} and ${inScope(scope, { district: 'jurisdictionId' })}
    group by 1 order by 1`.execute(db);
  return rows;
}

export interface AttemptCurve {
  attemptNo: number;
  n: number;
  passed: number;
}

/** Attempts of a topic by their number: how many sit the first, second ... and pass. */
export async function listAttemptCurve(db: Reader, topicId: string): Promise<AttemptCurve[]> {
  const { rows } = await sql<AttemptCurve>`
    select attempt_no, sum(n)::int as n, sum(passed)::int as passed from attempt_figures
    where topic_id = ${topicId} group by 1 having sum(n) > 0 order by 1`.execute(db);
  return rows;
}

/** Attempts over the days of the window. */
export async function listAttemptDays(
  db: Reader,
  topicId: string,
): Promise<{ day: string; n: number; passed: number }[]> {
  const { rows } = await sql<{ day: string; n: number; passed: number }>`
    select day, sum(n)::int as n, sum(passed)::int as passed from attempt_figures
    where topic_id = ${topicId} group by 1 having sum(n) > 0 order by 1`.execute(db);
  return rows;
}

/** Attempts that ended in the last days by weekday (1 is Monday) and two hours (0 to 11), read from an index alone. */
export async function listAttemptHours(
  db: Reader,
  topicId: string,
  now: Date,
): Promise<{ weekday: number; slot: number; n: number }[]> {
  const { rows } = await sql<{ weekday: number; slot: number; n: number }>`
    select extract(isodow from closed_at at time zone 'Asia/Shanghai')::int as weekday,
      (extract(hour from closed_at at time zone 'Asia/Shanghai')::int / 2) as slot, count(*)::int as n
    from exam_attempts
    where topic_id = ${topicId} and closed_at >= ${now}::timestamptz - make_interval(days => ${hoursDays})
    group by 1, 2`.execute(db);
  return rows;
}

export interface QuestionFigures {
  questionId: string;
  lesson: string | null;
  kind: string | null;
  n: number;
  rightN: number;
  scoreSum: number;
  scoreSquareSum: number;
  rightScoreSum: number;
}

/** The sums of each question of a topic. */
export async function listQuestionFigures(db: Reader, topicId: string): Promise<QuestionFigures[]> {
  const { rows } = await sql<QuestionFigures>`
    select f.question_id, l.title as lesson, q.kind, f.n, f.right_n,
      f.score_sum, f.score_square_sum, f.right_score_sum
    from question_figures f left join bank_questions q on q.id = f.question_id left join lessons l on l.id = q.lesson_id
    where f.topic_id = ${topicId} and f.n > 0 order by f.question_id`.execute(db);
  return rows;
}
