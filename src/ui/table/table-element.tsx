import type { ComponentChildren } from 'preact';
import { DateTime } from '../format.tsx';
import { usePage } from '../page-context.ts';
import { type Column, readSorting } from './column.ts';
import { withParameters } from './pagination.tsx';

/** The tick boxes of a list. */
export interface Choice<T> {
  /** The name of the boxes. */
  field: string;
  /** The value of a row's box; null where the row has none, `instead` stands there. */
  valueOf(row: T): string | null;
  instead?(row: T): ComponentChildren;
  labelOf(row: T): string;
  ticked?: readonly string[];
}

export interface TableProps<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey(row: T): string;
  choice?: Choice<T> | undefined;
  /** Where Enter opens a row; by default the first link in it. */
  opens?: ((row: T) => string) | undefined;
  /** The order of the rows, for lists whose columns sort. */
  sort?: string | undefined;
  /** A line that stands above the rows of its group. */
  groupOf?: ((row: T) => ComponentChildren) | undefined;
}

/** What scrolls around a table; the keys of the list act in it. */
export function TableFrame({
  id,
  label,
  children,
}: {
  id: string | undefined;
  label: string;
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section id={id} class="work-table-scroll" aria-label={label} data-list tabIndex={0}>
      {children}
    </section>
  );
}

export function shownValue<T>(column: Column<T>, row: T): ComponentChildren {
  if (column.cell) return column.cell(row);
  const value = column.value?.(row) ?? null;
  return value instanceof Date ? <DateTime value={value} only="date" /> : value;
}

/** The whole of a text that a narrow column may cut off. */
function tipOf<T>({ cell, value, tight, numeric, main }: Column<T>, row: T): string | undefined {
  if (cell || tight || numeric || main) return undefined;
  const text = value?.(row);
  return typeof text === 'string' && text.length > 8 ? text : undefined;
}

function classOf<T>({ numeric, main, tight, from }: Column<T>): string | undefined {
  const names = [numeric && 'numeric', main && 'main', tight && 'tight', from && `from-${from}`];
  return names.filter(Boolean).join(' ') || undefined;
}

/** The table of a list: heads that sort, boxes to tick, a row of totals. */
export function TableElement<T>(props: TableProps<T>) {
  const { caption, columns, choice } = props;
  return (
    <table class="work-table">
      <caption class="sr-only">{caption}</caption>
      <thead>
        <tr>
          {choice ? (
            <th scope="col" class="tick">
              <span class="sr-only">选择</span>
              <input
                type="checkbox"
                class="checkbox"
                hidden
                data-tick-all
                aria-label="选择本页全部"
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={props.sort} />
          ))}
        </tr>
      </thead>
      <Rows {...props} />
      <Totals columns={columns} indented={choice !== undefined} />
    </table>
  );
}

function Head<T>({ column, sort }: { column: Column<T>; sort: string | undefined }) {
  const { key, label, sortable } = column;
  const now = sort === undefined ? null : readSorting(sort);
  const sorted = now?.key === key;
  const next = sorted && !now.descending ? `-${key}` : key;
  const direction = sorted ? (now.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" class={classOf(column)} aria-sort={direction}>
      {sortable && now ? (
        <SortLink label={label} sort={next} />
      ) : (
        label || <span class="sr-only">操作</span>
      )}
    </th>
  );
}

/** By itself, since tables that do not sort are also drawn outside a page. */
function SortLink({ label, sort }: { label: string; sort: string }) {
  return <a href={`${withParameters(usePage(), { sort, page: null })}#list`}>{label}</a>;
}

function Rows<T>(props: TableProps<T>) {
  const { columns, rows, rowKey, opens, groupOf, choice } = props;
  const width = columns.length + (choice ? 1 : 0);
  if (rows.length === 0)
    return (
      <tbody>
        <tr>
          <td colSpan={width} class="text-muted">
            没有记录
          </td>
        </tr>
      </tbody>
    );
  return (
    <tbody>
      {rows.map((row, index) => {
        const group = groupOf?.(row);
        const before = index > 0 && groupOf ? groupOf(rows[index - 1] as T) : undefined;
        return [
          group !== undefined && group !== before ? (
            <tr key={`group ${rowKey(row)}`} class="group-row">
              <th colSpan={width} scope="colgroup">
                {group}
              </th>
            </tr>
          ) : null,
          <tr key={rowKey(row)} data-row data-href={opens?.(row)}>
            {choice ? <TickCell choice={choice} row={row} /> : null}
            {columns.map((column) => (
              <td
                key={column.key}
                data-label={column.label}
                class={classOf(column)}
                title={tipOf(column, row)}
              >
                {shownValue(column, row)}
              </td>
            ))}
          </tr>,
        ];
      })}
    </tbody>
  );
}

function TickCell<T>({ choice, row }: { choice: Choice<T>; row: T }) {
  const value = choice.valueOf(row);
  return (
    <td class="tick">
      {value === null ? (
        choice.instead?.(row)
      ) : (
        <input
          type="checkbox"
          class="checkbox"
          name={choice.field}
          value={value}
          checked={choice.ticked?.includes(value)}
          aria-label={choice.labelOf(row)}
        />
      )}
    </td>
  );
}

function Totals<T>({ columns, indented }: { columns: readonly Column<T>[]; indented: boolean }) {
  if (columns.every(({ total }) => total === undefined)) return null;
  return (
    <tfoot>
      <tr>
        {indented ? <td class="tick" /> : null}
        {columns.map((column) => (
          <td
            key={column.key}
            class={classOf(column)}
            data-label={column.main ? undefined : column.label}
          >
            {column.total}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
