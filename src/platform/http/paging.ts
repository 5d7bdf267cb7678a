import type { PageOf } from '../../kernel/page-of.ts';

/** The rows to query for a page: one more than shown, to know whether more follow. */
export function rowsOf(page: number, size: number): { limit: number; offset: number } {
  return { limit: size + 1, offset: (page - 1) * size };
}

/** A page by its number, from the rows of `rowsOf`. */
export function takePage<T>(found: readonly T[], page: number, size: number): PageOf<T> {
  const previous = page > 1 ? String(page - 1) : null;
  const next = found.length > size ? String(page + 1) : null;
  return { rows: found.slice(0, size), turn: { parameter: 'page', previous, next } };
}

/** A page after the last row of the previous one, from one row more than shown. */
export function takeAfter<T>(
  found: readonly T[],
  size: number,
  cursorOf: (last: T) => string,
): PageOf<T> {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const next = last !== undefined && found.length > size ? cursorOf(last) : null;
  return { rows, turn: { parameter: 'after', previous: null, next } };
}
