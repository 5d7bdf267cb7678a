/** One page of a list. */
export interface PageOf<T> {
  rows: readonly T[];
  /** The parameter of the address that turns the page, and its values; null where there is no page. */
  turn: { parameter: 'page' | 'after'; previous: string | null; next: string | null };
}
