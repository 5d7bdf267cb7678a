import { type RawBuilder, sql } from 'kysely';
import type { Reader } from './index.ts';

export interface SampleRequest {
  size: number;
  seed: string;
}

/** A sampled act: the account it concerns, the body and officer who acted, and when. */
export interface SampledRow {
  id: string;
  accountId: string;
  bodyId: string | null;
  actedBy: string | null;
  actedAt: Date;
}

export interface RandomSample {
  population: number;
  rows: SampledRow[];
}

/**
 * Returns a simple random sample that anybody who knows the seed can repeat: the first `size` rows of
 * the population by a hash of seed and id. (This hash costs hardly more than counting; md5 took four
 * times as long.) The population is counted in the same snapshot. `population` selects the columns of a
 * `SampledRow`.
 */
export async function selectRandomSample(
  db: Reader,
  population: RawBuilder<unknown>,
  { size, seed }: SampleRequest,
): Promise<RandomSample> {
  const rank = sql`hashtextextended(id::text, hashtextextended(${seed}, 0))`;
  const { rows } = await sql<SampledRow & { population: number }>`
    with population as not materialized (${population})
    select sample.*, (select count(*) from population)::int as population
    from (select * from population order by ${rank}, id limit ${size}) sample
    order by ${rank}, id`.execute(db);
  return { population: rows[0]?.population ?? 0, rows };
}
