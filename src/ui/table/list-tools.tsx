import type { ComponentChildren } from 'preact';
import { Form, SubmitButton } from '../form.tsx';
import { usePage } from '../page-context.ts';
import type { Column } from './column.ts';
import { withParameters } from './pagination.tsx';

export interface ListView {
  href: string;
  label: string;
  current: boolean;
  count?: number;
}

/** The views of a list in one row: those of the page, those the officer saved, and a fold to save this one. */
export function ListViews({
  label,
  views,
  children,
}: {
  label: string;
  views: readonly ListView[];
  children?: ComponentChildren;
}) {
  const { path, query, kept } = usePage();
  const saved = (kept?.views ?? []).map(({ name, query: of }) => ({
    href: `${path}?${of}`,
    label: name,
    current: of === viewedQuery(query),
  }));
  const own = saved.some(({ current }) => current);
  return (
    <div class="list-views no-print">
      <nav aria-label={label} class="flex flex-wrap">
        {[...views.map((one) => ({ ...one, current: one.current && !own })), ...saved].map(
          (one) => (
            <ViewLink key={one.href + one.label} view={one} />
          ),
        )}
      </nav>
      <div class="list-tools">
        {kept ? <SaveView /> : null}
        {children}
      </div>
    </div>
  );
}

function ViewLink({ view: { href, label, current, count } }: { view: ListView }) {
  return (
    <a class="list-view" href={href} aria-current={current ? 'page' : undefined}>
      {label}
      {count === undefined ? null : <small class="figures">{count}</small>}
    </a>
  );
}

/** The query of an address as a saved view keeps it: without the page and without what was searched for. */
export function viewedQuery(query: string): string {
  const parameters = new URLSearchParams(query);
  for (const name of ['page', 'after', 'who', 'q', 'words', 'number']) parameters.delete(name);
  for (const [name, value] of [...parameters]) if (value === '') parameters.delete(name);
  parameters.sort();
  return parameters.toString();
}

function SaveView() {
  const { path, query, kept } = usePage();
  return (
    <details class="fold list-fold">
      <summary class="btn btn-outline">视图</summary>
      <div class="list-fold-panel">
        <Form action="/list-views" class="stack">
          <input type="hidden" name="path" value={path} />
          <input type="hidden" name="query" value={viewedQuery(query)} />
          <label>
            <span class="block">把现在的筛选、顺序和列存为（查找的内容不存）</span>
            <input class="input mt-1 w-full" name="name" maxLength={20} required />
          </label>
          <SubmitButton size="small">存为视图</SubmitButton>
        </Form>
        {(kept?.views ?? []).map(({ id, name }) => (
          <Form key={id} action="/list-views/deletions" class="mt-2 flex justify-between">
            <input type="hidden" name="id" value={id} />
            <span>{name}</span>
            <button type="submit" class="link" aria-label={`删除视图“${name}”`}>
              删除
            </button>
          </Form>
        ))}
      </div>
    </details>
  );
}

/** Chooses the columns of a list; kept for the next time. */
export function ColumnChoice<T>({
  columns,
  shown,
}: {
  columns: readonly Column<T>[];
  shown: readonly string[];
}) {
  const { path, query } = usePage();
  const choices = columns.filter(({ main, only, label }) => !main && only !== 'workbook' && label);
  return (
    <details class="fold list-fold">
      <summary class="btn btn-outline">列</summary>
      <Form action="/list-columns" class="list-fold-panel">
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="query" value={query} />
        {choices.map(({ key, label }) => (
          <label key={key} class="flex items-center gap-2 py-0.5">
            <input
              type="checkbox"
              class="checkbox checkbox-sm"
              name="column"
              value={key}
              checked={shown.includes(key)}
            />
            {label}
          </label>
        ))}
        <SubmitButton size="small">就显示这些列</SubmitButton>
      </Form>
    </details>
  );
}

/** Links to the workbook and to the print view of exactly what is shown. */
export function ListCopies({ columns }: { columns: readonly string[] }) {
  const address = usePage();
  const copy = (as: string) =>
    withParameters(address, { as, cols: columns.join(','), page: null, after: null });
  return (
    <>
      <a class="btn btn-outline" href={copy('xlsx')} download>
        导出
      </a>
      <a class="btn btn-outline" href={copy('print')}>
        打印
      </a>
    </>
  );
}
