import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import {
  type RandomSample,
  type SampleRequest,
  selectRandomSample,
} from '../../../platform/database/random-sample.ts';

/** Draws a random sample of the hours confirmed in a period, by these bodies and of this year (null: all). */
export async function sampleEntries(
  db: Reader,
  {
    from,
    until,
    organisationIds,
    year,
  }: { from: Date; until: Date; organisationIds: readonly string[] | null; year: number | null },
  draw: SampleRequest,
): Promise<RandomSample> {
  return selectRandomSample(
    db,
    sql`select id, account_id, organisation_id as body_id, confirmed_by as acted_by,
        confirmed_at as acted_at
      from certificate_entries
      where withdrawn_at is null and confirmed_at >= ${from} and confirmed_at < ${until}
      ${organisationIds ? sql`and organisation_id = any(${organisationIds}::uuid[])` : sql``}
      ${year ? sql`and year = ${year}` : sql``}`,
    draw,
  );
}
