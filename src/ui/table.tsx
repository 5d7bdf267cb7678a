import type { ComponentChildren } from 'preact';
import type { PageOf } from '../kernel/page-of.ts';
import { usePage } from './page-context.ts';

export interface Column<T> {
  key: string;
  label: string;
  /** Numbers and money stand right, in figures of equal width. */
  numeric?: boolean;
  cell(row: T): ComponentChildren;
}

/** A table that becomes a stack of cards on a phone. Shows `empty` when there are no rows. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
}: {
  caption: string;
  columns: Column<T>[];
  rows: readonly T[];
  rowKey(row: T): string;
  empty?: ComponentChildren;
}) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-card" aria-label={caption} tabIndex={0}>
      <table class="data-table">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={column.numeric ? 'numeric' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} class="text-muted">
                没有记录
              </td>
            </tr>
          ) : null}
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-label={column.label}
                  class={column.numeric ? 'numeric' : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The address of a page with one parameter of its query changed. */
export function withParameter(
  { path, query }: { path: string; query: string },
  name: string,
  value: string,
): string {
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${path}?${parameters}`;
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
    of && value ? withParameter(address, of.turn.parameter, value) : null;
  const previous = hrefOf(of?.turn.previous) ?? links.previous;
  const next = hrefOf(of?.turn.next) ?? links.next;
  if (!previous && !next) return null;
  return (
    <nav aria-label="翻页" class="mt-4 flex gap-2">
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
