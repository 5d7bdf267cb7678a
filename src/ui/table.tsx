import type { ComponentChildren } from 'preact';
import type { TableColumn } from '../kernel/column.ts';
import type { PageOf } from '../kernel/page-of.ts';
import { DateTime } from './format.tsx';
import { usePage } from './page-context.ts';

export interface Column<T> extends TableColumn<T> {
  /** What the page shows; left out: the value. */
  cell?(row: T): ComponentChildren;
}

function shown<T>(column: Column<T>, row: T): ComponentChildren {
  if (column.cell) return column.cell(row);
  const value = column.value?.(row) ?? null;
  return value instanceof Date ? <DateTime value={value} only="date" /> : value;
}

/**
 * A table that becomes a stack of cards on a phone. Shows `empty` when there are no rows. `field` names
 * its tick boxes: the error summary leads to the table.
 */
export function DataTable<T>({
  caption,
  columns: all,
  rows,
  rowKey,
  empty,
  field,
}: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey(row: T): string;
  empty?: ComponentChildren;
  field?: string;
}) {
  const columns = all.filter(({ only }) => only !== 'workbook');
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section id={field && `field-${field}`} class="table-card" aria-label={caption} tabIndex={0}>
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
                  {shown(column, row)}
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
