import { type RawBuilder, sql } from 'kysely';
import type { Reader } from './index.ts';

export interface Draw {
  size: number;
  seed: string;
}

/** A row that was drawn: whose it is, which body did it, who there, and when. */
export interface Lot {
  id: string;
  accountId: string;
  bodyId: string | null;
  actedBy: string | null;
  actedAt: Date;
}

export interface Drawn {
  population: number;
  rows: Lot[];
}

/**
 * Draws rows at random, each with the same chance, so that anybody who knows the seed draws the same
 * rows again: the first `size` of the population in the order of md5(seed, id). The population is
 * counted in the same snapshot; both passes read it once and keep no more than the drawn rows.
 * `population` selects the columns of a `Lot`.
 */
export async function drawLots(
  db: Reader,
  population: RawBuilder<unknown>,
  { size, seed }: Draw,
): Promise<Drawn> {
  const { rows } = await sql<Lot & { population: number }>`
    with population as not materialized (${population})
    select drawn.*, (select count(*) from population)::int as population
    from (select * from population order by md5(${seed} || id), id limit ${size}) drawn
    order by md5(${seed} || drawn.id), drawn.id`.execute(db);
  return { population: rows[0]?.population ?? 0, rows };
}
