import type { ComponentChildren } from 'preact';
import type { PageOf } from '../../kernel/page-of.ts';
import type { FilterChoice } from '../filter-row.tsx';
import { Form } from '../form.tsx';
import { Island } from '../island.tsx';
import { usePage } from '../page-context.ts';
import { type Column, shownColumns } from './column.ts';
import { FilterLine, type ListSearch } from './filter-line.tsx';
import { KeysDialog, type KeyWord, ListKeys } from './keys.tsx';
import { ColumnChoice, ListCopies, type ListView, ListViews } from './list-tools.tsx';
import { withParameters } from './pagination.tsx';
import { type Choice, TableElement, TableFrame } from './table-element.tsx';

export interface WorkListProps<T> {
  caption: string;
  columns: readonly Column<T>[];
  page: PageOf<T>;
  rowKey(row: T): string;
  /** The order, as `fields.sort` reads it. */
  sort?: string;
  opens?: (row: T) => string;
  views?: readonly ListView[];
  /** The filters in one line; `kept` is what the address says besides. */
  filters?: {
    search?: ListSearch;
    choices?: readonly FilterChoice[];
    kept?: Record<string, string>;
  };
  /** How many rows match, with their unit: 130 张. */
  matching?: { count: number; unit: string };
  /** The address gives a workbook and a print view (`as=xlsx`, `as=print`). */
  copies?: true;
  /** What is done to the ticked rows: the form they are sent in, and its buttons (`ActionFold`). */
  chosen?: {
    choice: Choice<T>;
    action: string;
    /** Sent with the ticked rows: the filters, to show the list again and to find all that match. */
    kept: Record<string, string>;
    buttons: ComponentChildren;
  };
  keys?: readonly KeyWord[];
  empty?: ComponentChildren;
}

/**
 * The list of a page (docs: ui/README.md): views, filters, the table with heads and totals that stay, and what
 * can be done below. Sorting, paging and filters are links and forms; the island adds the keys.
 */
export function WorkList<T>(props: WorkListProps<T>) {
  const { caption, columns, page, views, filters, copies, empty, chosen } = props;
  const address = usePage();
  const query = new URLSearchParams(address.query);
  const asked = query.get('cols');
  const shown = shownColumns(columns, asked ? asked.split(',') : (address.kept?.columns ?? null));
  const keys = shown.map(({ key }) => key);
  const printed = query.get('as') === 'print';
  return (
    <Island name="table" class="work-list">
      {views || copies ? (
        <ListViews label={`${caption}：视图`} views={views ?? []}>
          {copies ? <ListCopies columns={keys} /> : null}
          {address.kept ? <ColumnChoice columns={columns} shown={keys} /> : null}
        </ListViews>
      ) : null}
      {printed ? (
        <p class="no-print py-2 text-sm">
          按 Ctrl+P（或浏览器菜单里的“打印”）打印这一页。
          <a class="link ml-3" href={withParameters(address, { as: null, cols: null })}>
            回到列表
          </a>
        </p>
      ) : null}
      {filters && !printed ? <FilterLine action={address.path} {...filters} /> : null}
      {page.rows.length === 0 && empty ? (
        empty
      ) : (
        <Sheet {...props} columns={shown} inForm={chosen !== undefined && !printed} />
      )}
      <KeysDialog also={props.keys ?? []} />
    </Island>
  );
}

function Sheet<T>(props: WorkListProps<T> & { inForm: boolean }) {
  const { caption, columns, page, rowKey, opens, sort, chosen, inForm } = props;
  const table = (
    <TableFrame id="list" label={caption}>
      <TableElement
        caption={caption}
        columns={columns}
        rows={page.rows}
        rowKey={rowKey}
        opens={opens}
        sort={sort}
        choice={inForm ? chosen?.choice : undefined}
      />
    </TableFrame>
  );
  if (!chosen || !inForm)
    return (
      <>
        {table}
        <ActionBar {...props} />
      </>
    );
  return (
    <Form action={chosen.action}>
      {Object.entries(chosen.kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div id={`field-${chosen.choice.field}`} tabIndex={-1} />
      {table}
      <ActionBar {...props} />
    </Form>
  );
}

function ActionBar<T>({ page, matching, chosen, inForm }: WorkListProps<T> & { inForm: boolean }) {
  return (
    <div class="work-actions no-print">
      {inForm && chosen ? <Chosen matching={matching} /> : null}
      {!inForm && matching ? (
        <span class="figures text-muted">
          共 {matching.count} {matching.unit}
        </span>
      ) : null}
      <div class="work-actions-end">
        <ListKeys />
        <PageTurn of={page} />
        {inForm ? chosen?.buttons : null}
      </div>
    </div>
  );
}

function Chosen({ matching }: Pick<WorkListProps<unknown>, 'matching'>) {
  return (
    <>
      <span hidden data-chosen role="status" />
      {matching && matching.count > 0 ? (
        <label class="flex items-center gap-2">
          <input type="checkbox" class="checkbox checkbox-sm" name="all" value="yes" data-all />
          符合条件的全部 {matching.count} {matching.unit}
        </label>
      ) : null}
    </>
  );
}

function PageTurn({ of: { turn } }: { of: PageOf<unknown> }) {
  const address = usePage();
  const hrefOf = (value: string) => `${withParameters(address, { [turn.parameter]: value })}#list`;
  if (!turn.previous && !turn.next) return null;
  return (
    <nav aria-label="翻页" class="flex gap-1">
      {turn.previous ? (
        <a class="btn btn-outline" href={hrefOf(turn.previous)}>
          上一页
        </a>
      ) : null}
      {turn.next ? (
        <a class="btn btn-outline" href={hrefOf(turn.next)}>
          下一页
        </a>
      ) : null}
    </nav>
  );
}

/**
 * A button of the action bar that asks before it acts, with or without a script; `letter` opens it while the list
 * has the focus, and never does more.
 */
export function ActionFold({
  label,
  letter,
  tone = 'primary',
  open,
  children,
}: {
  label: ComponentChildren;
  letter?: string;
  tone?: 'primary' | 'quiet' | 'danger';
  open?: boolean;
  children: ComponentChildren;
}) {
  const tones = { primary: 'btn-primary', quiet: 'btn-outline', danger: 'btn-outline btn-error' };
  return (
    <details class="confirm" open={open} data-letter={letter?.toLowerCase()}>
      <summary class={`btn ${tones[tone]}`}>
        {label}{' '}
        {letter ? (
          <span class="key" aria-hidden="true">
            {letter}
          </span>
        ) : null}
      </summary>
      <div class="confirm-body">{children}</div>
    </details>
  );
}
