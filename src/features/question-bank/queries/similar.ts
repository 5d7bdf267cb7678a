import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import { gramsInOrder, leastAlike, leastContained, tellingGroups } from '../rules/grams.ts';

/** A question whose wording is near another. */
export interface SimilarQuestion {
  questionId: string;
  /** Shared pairs of characters, of all pairs of both or of those typed so far; at most 1. */
  likeness: number;
}

/** How often pairs of characters occur in the bank, 0 to 1; what is rare is 0. */
export type GramFrequencies = ReadonlyMap<number, number>;

/** The frequent pairs of characters, as the database last counted them. */
export async function loadGramFrequencies(db: Reader): Promise<GramFrequencies> {
  const { rows } = await sql<{ grams: number[] | null; frequencies: number[] | null }>`
    select most_common_elems::text::int[] as grams, most_common_elem_freqs::float8[] as frequencies
    from pg_stats
    where schemaname = current_schema() and tablename = 'question_texts' and attname = 'grams'`.execute(
    db,
  );
  const { grams, frequencies } = rows[0] ?? {};
  return new Map((grams ?? []).map((gram, index) => [gram, frequencies?.[index] ?? 0]));
}

/** Words with fewer pairs are too few to tell. */
export const fewestGrams = 6;

/** What is looked for: whole wordings near this one, or those that contain what is typed so far. */
export interface SimilarSearch {
  words: string;
  isPart?: boolean;
  exceptId?: string | null;
  limit?: number;
}

/**
 * Questions whose newest wording is near these words (`searchedText`), the nearest first; none for words too few
 * to tell. Only rows that have one of the telling groups whole are compared.
 */
export async function findSimilar(
  db: Reader,
  frequencies: GramFrequencies,
  { words, isPart = false, exceptId = null, limit = 5 }: SimilarSearch,
): Promise<SimilarQuestion[]> {
  const grams = gramsInOrder(words);
  if (grams.length < fewestGrams) return [];
  const least = isPart ? leastContained : leastAlike;
  const groups = tellingGroups(grams, least, (gram) => frequencies.get(gram) ?? 0);
  const fewest = Math.ceil(grams.length * least);
  const most = isPart ? 100_000 : Math.floor(grams.length / least);
  const whole = isPart ? sql`${grams.length}` : sql`(size + ${grams.length} - count(*))`;
  // Written out, so that the planner knows how rare each group is: it never reads the whole table.
  const hasOne = sql.join(
    groups.map((group) => sql`grams @> ${group}::int[]`),
    sql` or `,
  );
  const { rows } = await sql<SimilarQuestion>`
    with near as materialized (
      select question_id, grams, cardinality(grams) as size from question_texts
      where (${hasOne}) and question_id is distinct from ${exceptId}
        and cardinality(grams) between ${fewest} and ${most}
    )
    select question_id, count(*)::float8 / ${whole} as likeness
    from near, unnest(near.grams) as gram
    where gram = any(${grams}::int[])
    group by question_id, size
    having count(*) >= ${least}::float8 * ${whole}
    order by 2 desc, question_id limit ${limit}`.execute(db);
  return rows;
}

const keptMs = 10 * 60_000;

/** Returns `findSimilar` with the frequencies of the bank, read every ten minutes. */
export function createSimilarFinder(
  db: Reader,
): (search: SimilarSearch) => Promise<SimilarQuestion[]> {
  let kept: { until: number; frequencies: Promise<GramFrequencies> } | undefined;
  return async (search) => {
    const now = performance.now();
    if (!kept || kept.until < now)
      kept = { until: now + keptMs, frequencies: loadGramFrequencies(db) };
    const { frequencies } = kept;
    frequencies.catch(() => {
      kept = undefined;
    });
    return findSimilar(db, await frequencies, search);
  };
}
