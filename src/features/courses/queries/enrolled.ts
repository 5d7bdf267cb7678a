import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { EnrolledCounts } from '../rules/topic-difference.ts';

const passed = sql<boolean>`exists (select from exam_attempts attempt
  where attempt.enrolment_id = enrolment.id and attempt.topic_id = enrolment.topic_id
    and attempt.result = 'PASSED')`;

/** Counts the people enrolled in a topic by what may still concern them. */
export async function countEnrolled(db: Reader, topicId: string): Promise<EnrolledCounts> {
  const { rows } = await sql<EnrolledCounts>`
    select count(*) filter (where state = 'SELECTED')::int as unpaid,
      count(*) filter (where not passed)::int as "notPassed",
      count(*) filter (where state = 'OPEN' and not passed)::int as studying,
      count(*) filter (where passed)::int as passed
    from (select enrolment.state, ${passed} as passed from enrolments enrolment
      where enrolment.topic_id = ${topicId} and enrolment.state in ('SELECTED', 'OPEN')) enrolled`.execute(
    db,
  );
  return rows[0] ?? { unpaid: 0, notPassed: 0, studying: 0, passed: 0 };
}

/** How many people are enrolled, by topic. */
export async function countEnrolledByTopic(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('enrolments')
    .select((of) => ['topicId', of.fn.countAll<number>().as('count')])
    .where('state', 'in', ['SELECTED', 'OPEN'])
    .groupBy('topicId')
    .execute();
  return new Map(rows.map(({ topicId, count }) => [topicId, Number(count)]));
}

/** The accounts enrolled in a topic who have not passed. */
export async function listNotPassed(db: Reader, topicId: string): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select enrolment.account_id as "accountId" from enrolments enrolment
    where enrolment.topic_id = ${topicId} and enrolment.state in ('SELECTED', 'OPEN')
      and not ${passed}`.execute(db);
  return rows.map(({ accountId }) => accountId);
}
