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
 * rows again: the first `size` of the population in the order of a hash of seed and id. (This hash costs
 * hardly more than counting; md5 took four times as long.) The population is counted in the same
 * snapshot; both passes read it once and keep no more than the drawn rows. `population` selects the
 * columns of a `Lot`.
 */
export async function drawLots(
  db: Reader,
  population: RawBuilder<unknown>,
  { size, seed }: Draw,
): Promise<Drawn> {
  const lot = sql`hashtextextended(id, hashtextextended(${seed}, 0))`;
  const { rows } = await sql<Lot & { population: number }>`
    with population as not materialized (${population})
    select drawn.*, (select count(*) from population)::int as population
    from (select * from population order by ${lot}, id limit ${size}) drawn
    order by ${lot}, id`.execute(db);
  return { population: rows[0]?.population ?? 0, rows };
}
