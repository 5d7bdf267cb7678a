import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import {
  type RandomSample,
  type SampleRequest,
  selectRandomSample,
} from '../../../platform/database/random-sample.ts';

/** Returns a random sample of the endorsements given in a period, by these bodies and for these topics (null: all). */
export async function sampleEndorsements(
  db: Reader,
  {
    from,
    until,
    organisationIds,
    topicIds,
  }: {
    from: Date;
    until: Date;
    organisationIds: readonly string[] | null;
    topicIds: readonly string[] | null;
  },
  sample: SampleRequest,
): Promise<RandomSample> {
  return selectRandomSample(
    db,
    sql`select id, account_id, organisation_id as body_id, decided_by as acted_by,
        decided_at as acted_at
      from endorsements where state = 'ENDORSED' and decided_at >= ${from} and decided_at < ${until}
      ${organisationIds ? sql`and organisation_id = any(${organisationIds}::uuid[])` : sql``}
      ${topicIds ? sql`and topic_id = any(${topicIds}::text[])` : sql``}`,
    sample,
  );
}
