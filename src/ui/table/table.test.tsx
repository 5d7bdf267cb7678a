import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { type PageContextValue, renderDocument } from '../index.ts';
import { type Column, exportedColumns, sortRows } from './column.ts';
import { DataTable } from './data-table.tsx';
import { WorkList } from './work-list.tsx';

interface Row {
  name: string;
  score: number | null;
}
const rows: Row[] = [
  { name: '乙', score: 80 },
  { name: '甲', score: null },
  { name: '丙', score: 9 },
];
const columns: Column<Row>[] = [
  { key: 'name', label: '姓名', main: true, value: ({ name }) => name, total: '共 3 人' },
  { key: 'score', label: '成绩', numeric: true, sortable: true, value: ({ score }) => score },
  { key: 'shown', label: '只在页面', cell: () => '看' },
  { key: 'extra', label: '另选', extra: true, value: () => 1 },
];
const viewer = {
  name: '测试经办',
  roleName: '经办人',
  officer: true,
  organisationName: null,
  otherRoles: [],
  unread: 0,
  navigation: [],
};
const context: PageContextValue = {
  viewer,
  kept: { views: [{ id: 'v', name: '高分的', query: 'sort=-score' }], columns: null },
  csrfToken: 'token',
  path: '/list',
  query: 'sort=-score&page=2',
  assets: { css: '/s.css', island: (name) => ({ src: `/${name}.js`, preload: [] }) },
  nonce: '',
  demo: false,
  flash: null,
  now: new Date('2026-11-23T06:05:00Z'),
};
const render = (vnode: preact.ComponentChild, more: Partial<PageContextValue> = {}) =>
  parse(renderDocument({ ...context, ...more }, <body>{vnode}</body>));
const list = (more: Partial<PageContextValue> = {}) =>
  render(
    <WorkList
      caption="人员"
      columns={columns}
      page={{ rows, turn: { parameter: 'page', previous: '1', next: null } }}
      rowKey={({ name }) => name}
      sort="-score"
      matching={{ count: 3, unit: '人' }}
      copies
      views={[{ href: '/list', label: '全部', current: true }]}
    />,
    more,
  );
const headsOf = (page: ReturnType<typeof parse>) =>
  page.querySelectorAll('th').map((head) => head.text);

describe('a list of officers', () => {
  test('sorts by links that keep the filters and go back to the first page', () => {
    const page = list();
    const head = page.querySelector('th[aria-sort]');
    expect(head?.getAttribute('aria-sort')).toBe('descending');
    expect(head?.querySelector('a')?.getAttribute('href')).toBe('/list?sort=score#list');
    expect(page.querySelector('a[href="/list?sort=-score&page=1#list"]')?.text.trim()).toBe(
      '上一页',
    );
  });

  test('has the columns that were chosen, in the address before those that are kept', () => {
    expect(headsOf(list())).toEqual(['姓名', '成绩', '只在页面']);
    const kept = { views: [], columns: ['extra'] };
    expect(headsOf(list({ kept }))).toEqual(['姓名', '另选']);
    expect(headsOf(list({ kept, query: 'cols=score' }))).toEqual(['姓名', '成绩']);
  });

  test('shows its saved views, and the totals at its foot', () => {
    const page = list();
    const saved = page.querySelectorAll('.list-view').find((one) => one.text === '高分的');
    expect(saved?.getAttribute('aria-current')).toBe('page');
    expect(page.querySelector('tfoot')?.text).toBe('共 3 人');
  });

  test('its print view has no buttons and no filters', () => {
    const page = list({ query: 'as=print' });
    expect(page.querySelector('input[type=checkbox][name=all]')).toBeNull();
    expect(page.querySelector('.list-filters')).toBeNull();
  });
});

test('a copy has the columns shown, but those of the page alone', () => {
  const keysOf = (chosen: string) => exportedColumns(columns, chosen).map(({ key }) => key);
  expect(keysOf('')).toEqual(['name', 'score']);
  expect(keysOf('extra,shown')).toEqual(['name', 'extra']);
});

test('rows without a value come last in either direction', () => {
  const namesBy = (sort: string) => sortRows(columns, rows, sort).map(({ name }) => name);
  expect(namesBy('score')).toEqual(['丙', '乙', '甲']);
  expect(namesBy('-score')).toEqual(['乙', '丙', '甲']);
});

describe('a table within a page', () => {
  const table = (
    <DataTable caption="人员" columns={columns} rows={rows} rowKey={(row) => row.name} />
  );

  test('is the compact one for officers, and cards for learners', () => {
    expect(render(table).querySelector('table.work-table td.main')?.text).toBe('乙');
    const learner = { ...viewer, officer: false };
    expect(render(table, { viewer: learner }).querySelector('table.data-table')).not.toBeNull();
  });

  test('that is whole sorts by the values of its columns', () => {
    const sorting = (
      <DataTable
        caption="人员"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        sort="name"
      />
    );
    const names = (query: string) =>
      render(sorting, { query })
        .querySelectorAll('tbody td.main')
        .map((cell) => cell.text);
    expect(names('')).toEqual(['丙', '甲', '乙']);
    expect(names('sort=-score')).toEqual(['乙', '丙', '甲']);
  });

  test('that is long shows fifty rows at a time', () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ name: `${index}`, score: index }));
    const page = (query: string) =>
      render(
        <DataTable
          caption="人员"
          columns={columns}
          rows={many}
          rowKey={(row) => row.name}
          pages="page"
        />,
        { query },
      );
    expect(page('').querySelectorAll('tr[data-row]')).toHaveLength(50);
    expect(page('page=3').querySelectorAll('tr[data-row]')).toHaveLength(20);
    const links = page('page=2').querySelectorAll('nav[aria-label=翻页] a');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/list?page=1',
      '/list?page=3',
    ]);
  });
});
