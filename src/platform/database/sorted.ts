import type { RawBuilder, SelectQueryBuilder } from 'kysely';

/**
 * Orders a query by the column that `sort` names, backwards with `-` before it; rows without a value last. A name
 * that is not among the columns orders nothing: the caller's own order follows.
 */
export function sorted<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  sort: string,
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
): SelectQueryBuilder<DB, TB, O> {
  const by = columns[sort.replace(/^-/, '')];
  if (!by) return query;
  return query.orderBy(by, (order) =>
    (sort.startsWith('-') ? order.desc() : order.asc()).nullsLast(),
  );
}
