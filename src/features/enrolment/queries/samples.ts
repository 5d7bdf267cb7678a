import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import {
  type RandomSample,
  type SampleRequest,
  selectRandomSample,
} from '../../../platform/database/random-sample.ts';

interface Period {
  from: Date;
  until: Date;
  /** Null: of every topic. */
  topicIds: readonly string[] | null;
}

const ofTopics = (topicIds: Period['topicIds']) =>
  topicIds ? sql`and enrolment.topic_id = any(${topicIds}::text[])` : sql``;

/** Returns a random sample of the openings at the counters of these offices (null: all) in a period. */
export async function sampleOpenings(
  db: Reader,
  {
    from,
    until,
    topicIds,
    organisationIds,
  }: Period & { organisationIds: readonly string[] | null },
  sample: SampleRequest,
): Promise<RandomSample> {
  return selectRandomSample(
    db,
    sql`select opening.id, enrolment.account_id, opening.organisation_id as body_id,
        opening.granted_by as acted_by, opening.granted_at as acted_at
      from access_grants opening join enrolments enrolment on enrolment.id = opening.enrolment_id
      where opening.because = 'COUNTER' and opening.granted_at >= ${from} and opening.granted_at < ${until}
      ${organisationIds ? sql`and opening.organisation_id = any(${organisationIds}::uuid[])` : sql``}
      ${ofTopics(topicIds)}`,
    sample,
  );
}

/** Returns a random sample of the rounds completed in a period by learners of a place (null: the city). */
export async function sampleRounds(
  db: Reader,
  { from, until, topicIds, jurisdictionId }: Period & { jurisdictionId: string | null },
  sample: SampleRequest,
): Promise<RandomSample> {
  return selectRandomSample(
    db,
    sql`select round.id, enrolment.account_id, null::uuid as body_id,
        null::uuid as acted_by, round.completed_at as acted_at
      from study_rounds round join enrolments enrolment on enrolment.id = round.enrolment_id
      ${jurisdictionId ? sql`join learners learner on learner.account_id = enrolment.account_id and learner.district_id = ${jurisdictionId}` : sql``}
      where round.completed_at >= ${from} and round.completed_at < ${until}
      ${ofTopics(topicIds)}`,
    sample,
  );
}

/** The enrolment an opening or a round belongs to. */
export async function findEnrolmentIdOf(
  db: Reader,
  of: { grantId: string } | { roundId: string },
): Promise<string | undefined> {
  const row =
    'grantId' in of
      ? await db
          .selectFrom('accessGrants')
          .select('enrolmentId')
          .where('id', '=', of.grantId)
          .executeTakeFirst()
      : await db
          .selectFrom('studyRounds')
          .select('enrolmentId')
          .where('id', '=', of.roundId)
          .executeTakeFirst();
  return row?.enrolmentId;
}
