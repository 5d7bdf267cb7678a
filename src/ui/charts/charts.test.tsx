import { parse } from 'node-html-parser';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { PageContext, type RenderContext } from '../page-context.ts';
import { Chart } from './chart.tsx';
import { Funnel } from './funnel.tsx';
import { Heat } from './heat.tsx';
import { TileMap } from './tile-map.tsx';

// All that a chart asks of its page.
const context = { head: { islands: new Set<string>() } } as unknown as RenderContext;
const render = (vnode: preact.VNode) =>
  parse(renderToString(<PageContext.Provider value={context}>{vnode}</PageContext.Provider>));

test('bars are rows with full names and figures, and a name leads to the rows behind it', () => {
  const page = render(
    <Chart
      title="各区县完成率"
      kind="bar"
      unit="%"
      labels={['酉阳土家族苗族自治县', '沙坪坝区']}
      hrefs={['/supervision?place=a', null]}
      series={[{ name: '完成率', values: [51.6, null], missing: '＜5' }]}
    />,
  );
  const rows = page.querySelectorAll('tbody tr').map((row) => row.text);
  expect(rows).toEqual(['酉阳土家族苗族自治县51.6%', '沙坪坝区＜5']);
  expect(page.querySelector('tbody a')?.getAttribute('href')).toBe('/supervision?place=a');
});

test('a line is drawn for a desk and for a phone in the colours of the page, and read point by point', () => {
  const page = render(
    <Chart
      title="各月人数"
      kind="line"
      unit="人"
      labels={['2026-01', '2026-02']}
      series={[
        { name: '已登记学时', values: [1, 2] },
        { name: '上年已登记学时', values: [1, 1], dashed: true },
      ]}
    />,
  );
  const widths = page
    .querySelectorAll('.chart-drawing svg')
    .map((svg) => svg.getAttribute('width'));
  expect(widths).toEqual(['720', '340']);
  expect(page.toString()).toContain('stroke="var(--series-2)"');
  const [wide] = page.querySelectorAll('.chart-drawing');
  expect(Number(wide?.getAttribute('data-from'))).toBeLessThan(
    Number(wide?.getAttribute('data-to')),
  );
  const read = JSON.parse(page.querySelector('script[data-props]')?.text ?? '');
  expect(read.points).toEqual([
    '2026-01：已登记学时 1，上年已登记学时 1（人）',
    '2026-02：已登记学时 2，上年已登记学时 1（人）',
  ]);
});

test('a funnel says how many are left and how many fewer than the step before', () => {
  const steps = [
    { label: '应学', value: 200 },
    { label: '已选课', value: 150, lostHref: '/people' },
    { label: '已缴费', value: null, text: '＜5' },
  ];
  const rows = render(<Funnel title="停在哪一步" steps={steps} />)
    .querySelectorAll('tbody tr')
    .map((row) => row.text.replace(/\s+/g, ' '));
  expect(rows).toEqual([
    '1 应学200100.0%',
    '2 已选课15075.0%−50人未到“已选课”这一步',
    '3 已缴费＜5',
  ]);
});

test('a tile below the line has a mark and words, not colour alone', () => {
  const tile = { id: 'a', name: '城口', column: 1, row: 1, href: null };
  const text = (percent: number | null) =>
    render(<TileMap title="地图" low={60} tiles={[{ ...tile, percent }]} />)
      .querySelector('.tile')
      ?.text.replace(/\s/g, '');
  expect(text(44.2)).toBe('城口44，低于提示线');
  expect(text(60)).toBe('城口60');
  expect(text(null)).toBe('城口—');
});

test('the busiest hours are the darkest, each with its figure', () => {
  const rows = [
    { label: '8–10时', values: [9, 3] },
    { label: '10–12时', values: [0, null] },
  ];
  const page = render(<Heat title="时段" unit="次" columns={['周一', '周二']} rows={rows} />);
  const cells = page.querySelectorAll('tbody td');
  expect(cells.map(({ text }) => text)).toEqual(['9', '3', '0', '—']);
  expect(cells.map((cell) => cell.classNames.split(' ').at(-1))).toEqual([
    'tile-5',
    'tile-3',
    'tile-0',
    'tile-0',
  ]);
});
