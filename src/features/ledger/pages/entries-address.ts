import type { Range, Source, Use } from '../rules/ledger.ts';

/** Returns the address of the list behind a figure. */
export function entriesAddress(
  {
    from,
    to,
    ...narrowed
  }: Range & {
    body?: string | undefined;
    source?: Source | null | undefined;
    use?: Use | undefined;
  },
  path = '/ledger/entries',
): string {
  const query = new URLSearchParams({ from, to });
  for (const [name, value] of Object.entries(narrowed)) if (value) query.set(name, value);
  return `${path}?${query}`;
}
