import type { PageOf } from '../../kernel/page-of.ts';
import { usePage } from '../page-context.ts';

/** The address of a page with parameters of its query changed; null leaves one out. */
export function withParameters(
  { path, query }: { path: string; query: string },
  changes: Record<string, string | null>,
): string {
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** Links to the page before and after; the filters of the address stay. */
export function Pagination({
  of,
  ...links
}: {
  of?: PageOf<unknown>;
  previous?: string | null;
  next?: string | null;
}) {
  const address = usePage();
  const hrefOf = (value: string | null | undefined) =>
    of && value ? withParameters(address, { [of.turn.parameter]: value }) : null;
  const previous = hrefOf(of?.turn.previous) ?? links.previous;
  const next = hrefOf(of?.turn.next) ?? links.next;
  if (!previous && !next) return null;
  return (
    <nav aria-label="翻页" class="no-print mt-4 flex gap-2">
      {previous ? (
        <a class="btn btn-sm btn-outline" href={previous}>
          上一页
        </a>
      ) : null}
      {next ? (
        <a class="btn btn-sm btn-outline" href={next}>
          下一页
        </a>
      ) : null}
    </nav>
  );
}
