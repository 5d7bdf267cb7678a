import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ComponentChildren } from 'preact';
import { BarRows } from './bar-rows.tsx';

use([LineChart, GridComponent, LegendComponent, SVGRenderer]);

// Distinguishable by the colour-blind and in greyscale print.
const palette = ['#0f5f5c', '#d98a1f', '#1d5f8a', '#8d4a86', '#7a8b3a', '#a8261c'];

export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
  /** A line to compare with: that of last year. */
  dashed?: true;
}

export interface ChartProps {
  title: string;
  kind: 'bar' | 'line';
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** Unit at the axis, e.g. 人. */
  unit: string;
  /** Where the label of a bar leads: to the rows behind its figures. */
  hrefs?: readonly (string | null)[];
  /** The table with the same figures; by default generated. */
  table?: ComponentChildren;
}

/** A chart made on the server: bars with their figures in rows, or lines with a table of the same figures. */
export function Chart(props: ChartProps) {
  const { title, kind, labels, series, unit, table } = props;
  if (kind === 'bar')
    return (
      <figure class="chart sheet" aria-label={title}>
        <figcaption class="sheet-title mb-3">
          {title}
          <span class="ml-2 text-sm font-normal text-muted">{unit}</span>
        </figcaption>
        <BarRows {...props} />
        {table ? <ChartFold open={labels.length <= 12}>{table}</ChartFold> : null}
      </figure>
    );
  return (
    <figure class={`chart sheet ${table ? '' : 'chart-beside'}`} aria-label={title}>
      <figcaption class="sheet-title mb-3">{title}</figcaption>
      <div>
        {sizes.map((size) => (
          <div
            key={size.name}
            class={`chart-drawing chart-${size.name}`}
            dangerouslySetInnerHTML={{ __html: drawnChart(props, size) }}
          />
        ))}
      </div>
      <ChartFold open={labels.length <= 12}>
        {table ?? <ChartTable title={title} labels={labels} series={series} unit={unit} />}
      </ChartFold>
    </figure>
  );
}

/** Drawn for a desk and for a phone: a drawing that is scaled down has labels nobody can read. */
const sizes = [
  { name: 'wide', width: 720, height: 300 },
  { name: 'narrow', width: 340, height: 260 },
] as const;
type Size = (typeof sizes)[number];

function ChartFold({ open, children }: { open: boolean; children: ComponentChildren }) {
  return (
    <details class="chart-table" open={open}>
      <summary>数据表</summary>
      {children}
    </details>
  );
}

function ChartTable({ title, labels, series, unit }: Omit<ChartProps, 'kind' | 'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-card" aria-label={`${title}：数据表`} tabIndex={0}>
      <table class="data-table">
        <caption class="sr-only">{`${title}（${unit}）`}</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" class="numeric">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, row) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ name, values }) => (
                <td key={name} class="numeric" data-label={name}>
                  {values[row]?.toLocaleString('zh-CN') ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The last rendered charts by their content, since many viewers see the same figures; about 15 KB each. */
const drawings = new Map<string, string>();
const mostDrawings = 500;

function drawnChart({ table: _, ...shown }: ChartProps, size: Size): string {
  const key = JSON.stringify([size.name, shown]);
  const drawing = drawings.get(key) ?? drawChart(shown, size);
  // Least recently used is evicted.
  drawings.delete(key);
  drawings.set(key, drawing);
  if (drawings.size > mostDrawings) drawings.delete(drawings.keys().next().value as string);
  return drawing;
}

/** The chart as SVG, with its title as the text alternative. */
function drawChart(
  { title, labels, series, unit }: Omit<ChartProps, 'table'>,
  { width, height, name: size }: Size,
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    color: palette,
    textStyle: { fontFamily: 'PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif' },
    grid: {
      left: 8,
      right: 16,
      top: series.length > 1 ? (size === 'wide' ? 48 : 84) : 32,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(series.length > 1 ? { legend: { top: 0, left: 0, icon: 'roundRect' } } : {}),
    xAxis: {
      type: 'category',
      data: [...labels],
      axisTick: { show: false },
      axisLabel: { color: '#4c5f64', hideOverlap: true, rotate: labels.length > 12 ? 40 : 0 },
    },
    yAxis: {
      type: 'value',
      name: unit,
      minInterval: 1,
      axisLabel: { color: '#4c5f64' },
      splitLine: { lineStyle: { color: '#e4ebe8' } },
    },
    series: series.map(({ name, values, dashed }) => ({
      name,
      type: 'line' as const,
      data: [...values],
      silent: true,
      showSymbol: labels.length < 40,
      lineStyle: dashed ? { width: 1.5, type: 'dashed' as const } : { width: 2.5 },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const name = escaped(`${title}（${unit}）`);
  // Its style element is only for the mouse, and the content security policy would block it.
  return svg
    .replace(/<style[\s\S]*?<\/style>/, '')
    .replace(/^<svg /, `<svg role="img" aria-label="${name}" preserveAspectRatio="xMidYMid meet" `);
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
