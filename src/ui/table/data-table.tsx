import type { ComponentChildren } from 'preact';
import { Island } from '../island.tsx';
import { usePage } from '../page-context.ts';
import { type Column, shownColumns, sortRows } from './column.ts';
import { Pagination, withParameters } from './pagination.tsx';
import { shownValue, TableElement, TableFrame } from './table-element.tsx';

export interface DataTableProps<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey(row: T): string;
  empty?: ComponentChildren;
  /** The name of the tick boxes in its rows: the error summary leads to the table. */
  field?: string;
  /**
   * For a list that is whole on the page: its columns with a value sort by links, and this is the order without
   * one; '' for the order of the rows.
   */
  sort?: string;
  /**
   * For a list that is loaded whole and may be long: shown fifty rows at a time, by this parameter of the address.
   */
  pages?: string;
}

const pageSize = 50;

/**
 * A table within a page. For officers it is the compact table of the workbench, with its keys; for learners
 * it becomes a stack of cards on a phone. Shows `empty` when there are no rows.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, rowKey, empty, field } = props;
  const address = usePage();
  const { viewer, query } = address;
  if (props.rows.length === 0 && empty) return <>{empty}</>;
  const shown = withMain(shownColumns(props.columns, null));
  if (!viewer?.officer) return <CardTable {...props} columns={shown} />;
  const sort =
    props.sort === undefined ? undefined : (new URLSearchParams(query).get('sort') ?? props.sort);
  const columns = sort === undefined ? shown : shown.map(sortableByValue);
  const all = sort ? sortRows(columns, props.rows, sort) : props.rows;
  const { rows, links } = pageOf(all, props.pages, address);
  return (
    <Island name="table" class="work-list work-list-within">
      <TableFrame id={field && `field-${field}`} label={caption}>
        <TableElement caption={caption} columns={columns} rows={rows} rowKey={rowKey} sort={sort} />
      </TableFrame>
      {links ? <Pagination {...links} /> : null}
    </Island>
  );
}

/** The rows of the page that the address names, with the links to those before and after. */
function pageOf<T>(
  rows: readonly T[],
  parameter: string | undefined,
  address: { path: string; query: string },
): { rows: readonly T[]; links: { previous: string | null; next: string | null } | null } {
  if (!parameter || rows.length <= pageSize) return { rows, links: null };
  const last = Math.ceil(rows.length / pageSize);
  const asked = Number(new URLSearchParams(address.query).get(parameter)) || 1;
  const page = Math.min(last, Math.max(1, Math.trunc(asked)));
  const hrefOf = (to: number) =>
    to < 1 || to > last ? null : withParameters(address, { [parameter]: String(to) });
  return {
    rows: rows.slice((page - 1) * pageSize, page * pageSize),
    links: { previous: hrefOf(page - 1), next: hrefOf(page + 1) },
  };
}

/** The first column that says something is what the row is about, where none is named. */
function withMain<T>(columns: Column<T>[]): Column<T>[] {
  if (columns.some(({ main }) => main)) return columns;
  const first = columns.find(({ key, label, numeric }) => key !== 'choose' && label && !numeric);
  return columns.map((column) => (column === first ? { ...column, main: true } : column));
}

const sortableByValue = <T,>(column: Column<T>): Column<T> =>
  column.value && column.label ? { ...column, sortable: true } : column;

function CardTable<T>({ caption, columns, rows, rowKey, field }: DataTableProps<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section id={field && `field-${field}`} class="table-card" aria-label={caption} tabIndex={0}>
      <table class="data-table">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, numeric }) => (
              <th key={key} scope="col" class={numeric ? 'numeric' : undefined}>
                {label}
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
                  {shownValue(column, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
