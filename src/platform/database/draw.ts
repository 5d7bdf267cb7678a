import { type RawBuilder, sql } from 'kysely';
import type { Reader } from './index.ts';

export interface Draw {
  size: number;
  seed: string;
}

/**
 * Draws rows at random, each with the same chance, so that anybody who knows the seed draws the same
 * rows again: the first `size` of the population in the order of md5(seed, id). The population is
 * counted in the same snapshot; both passes read it once and keep no more than the drawn rows.
 */
export async function drawLots<Row extends { id: string }>(
  db: Reader,
  population: RawBuilder<Row>,
  { size, seed }: Draw,
): Promise<{ population: number; rows: Row[] }> {
  const { rows } = await sql<Row & { population: number }>`
    with population as not materialized (${population})
    select drawn.*, (select count(*) from population)::int as population
    from (select * from population order by md5(${seed} || id), id limit ${size}) drawn
    order by md5(${seed} || drawn.id), drawn.id`.execute(db);
  return { population: rows[0]?.population ?? 0, rows };
}
