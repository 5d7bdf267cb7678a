import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ComponentChildren } from 'preact';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
}

export interface ChartProps {
  title: string;
  kind: 'bar' | 'line';
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** Stands at the axis, e.g. 人. */
  unit: string;
  /** The table with the same figures; without it the chart writes its own. */
  table?: ComponentChildren;
}

// Colours that differ also for the colour-blind and in grey on paper.
const palette = ['#0f5f5c', '#d98a1f', '#1d5f8a', '#8d4a86', '#7a8b3a', '#a8261c'];
const width = 720;
const height = 300;

/** A chart drawn on the server, without client script, and the table with the same figures beside it. */
export function Chart(props: ChartProps) {
  const { title, labels, series, unit, table } = props;
  return (
    <figure class={`chart sheet ${table ? '' : 'chart-beside'}`} aria-label={title}>
      <figcaption class="sheet-title mb-3">{title}</figcaption>
      <div class="chart-drawing" dangerouslySetInnerHTML={{ __html: drawnChart(props) }} />
      <details class="chart-table" open={labels.length <= 12}>
        <summary>数据表</summary>
        {table ?? <ChartTable title={title} labels={labels} series={series} unit={unit} />}
      </details>
    </figure>
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

/** Drawings of the last charts by what they show: many look at the same figures. About 15 KB each. */
const drawings = new Map<string, string>();
const mostDrawings = 500;

function drawnChart({ table: _, ...shown }: ChartProps): string {
  const key = JSON.stringify(shown);
  const drawing = drawings.get(key) ?? drawChart(shown);
  // The one used last moves to the end; the one unused for longest gives way.
  drawings.delete(key);
  drawings.set(key, drawing);
  if (drawings.size > mostDrawings) drawings.delete(drawings.keys().next().value as string);
  return drawing;
}

/** The chart as SVG text; says its title to who cannot see it. */
function drawChart({ title, kind, labels, series, unit }: Omit<ChartProps, 'table'>): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    color: palette,
    textStyle: { fontFamily: 'PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif' },
    grid: {
      left: 8,
      right: 16,
      top: series.length > 1 ? 48 : 32,
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
    series: series.map(({ name, values }) => ({
      name,
      type: kind,
      data: [...values],
      silent: true,
      ...(kind === 'bar'
        ? { barMaxWidth: 36 }
        : { showSymbol: labels.length < 40, lineStyle: { width: 2.5 } }),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const name = escaped(`${title}（${unit}）`);
  // Its style element serves the mouse only, and the content policy would refuse it.
  return svg
    .replace(/<style[\s\S]*?<\/style>/, '')
    .replace(/^<svg /, `<svg role="img" aria-label="${name}" preserveAspectRatio="xMidYMid meet" `);
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
