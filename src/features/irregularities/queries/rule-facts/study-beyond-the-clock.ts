import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { NewFinding, Thresholds, Window } from '../../rules/findings/rule.ts';
import {
  decideStudyBeyondTheClock,
  type SuspectDay,
  studyLimits,
} from '../../rules/findings/study-beyond-the-clock.ts';
import type { StudyLimits } from '../../rules/study-time/decide-study.ts';
import { eachDay } from './each-day.ts';

/** Findings of study beyond the clock in a window. */
export async function findStudyBeyondTheClock(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  return eachDay(window, async (day) => {
    const limits = studyLimits(thresholds);
    return decideStudyBeyondTheClock(await loadSuspectDays(db, day, limits), limits);
  });
}

/**
 * One day's study of the few who watched too long, were refused much, played in two rounds or played during
 * their exam: selected by the database, decided by the rule.
 */
async function loadSuspectDays(
  db: Reader,
  { from, to }: Window,
  limits: StudyLimits,
): Promise<SuspectDay[]> {
  const { rows } = await sql<SuspectDay>`
    with day as materialized (
      select ledger.*, enrolment.account_id, enrolment.topic_id, (ledger.detail->>'seconds')::int as seconds,
        lag(ledger.at) over (partition by ledger.round_id order by ledger.id) as previous_at
      from study_ledger ledger
        join study_rounds round on round.id = ledger.round_id
        join enrolments enrolment on enrolment.id = round.enrolment_id
      where ledger.at >= ${from} and ledger.at < ${to}
    ), exams as materialized (
      select id, account_id, topic_id, started_at, coalesce(closed_at, last_contact_at) as ended_at
      from exam_attempts
      where started_at >= ${from}::timestamptz - interval '6 hours' and started_at < ${to}
    ), during as (
      select day.account_id, sum(day.seconds) as seconds from exams
        join day on day.account_id = exams.account_id and day.kind = 'PLAYED'
          and day.at > exams.started_at and day.at <= exams.ended_at + interval '10 minutes'
      group by 1
    ), suspects as (
      select day.account_id from day left join during on during.account_id = day.account_id
      where day.kind in ('PLAYED', 'REFUSED')
      group by 1
      having sum(day.seconds) filter (where kind = 'PLAYED') > ${limits.dayHours * 3600}::float8
        or sum(day.seconds) filter (where kind = 'REFUSED') >= ${limits.refusedMinutes * 60}::float8
        or count(distinct day.round_id) filter (where kind = 'PLAYED') > 1
        or max(during.seconds) >= ${limits.examMinutes * 60}::float8
    )
    select suspects.account_id, person.name as person_name, max(topic.year) as year,
      coalesce((select array_agg(slip.id) from result_slips slip
        where slip.account_id = suspects.account_id and slip.topic_id = any(array_agg(day.topic_id))
          and slip.state = 'VALID'), '{}') as slip_ids,
      jsonb_agg(jsonb_build_object('roundId', day.round_id, 'lessonId', day.lesson_id, 'kind', day.kind,
        'seconds', day.seconds, 'at', (extract(epoch from day.at) * 1000)::bigint,
        'previousAt', (extract(epoch from day.previous_at) * 1000)::bigint,
        'lesson', lesson.title, 'topic', topic.title) order by day.id) as beats,
      coalesce((select jsonb_agg(jsonb_build_object('attemptId', exams.id, 'topic', sat.title,
          'from', (extract(epoch from exams.started_at) * 1000)::bigint,
          'to', (extract(epoch from exams.ended_at) * 1000)::bigint))
        from exams join annual_topics sat on sat.id = exams.topic_id
        where exams.account_id = suspects.account_id), '[]') as exams
    from suspects
      join day on day.account_id = suspects.account_id and day.kind in ('PLAYED', 'REFUSED')
      join accounts person on person.id = suspects.account_id
      join lessons lesson on lesson.id = day.lesson_id
      join annual_topics topic on topic.id = day.topic_id
    group by suspects.account_id, person.name`.execute(db);
  return rows;
}
