import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartProps } from './chart.tsx';

use([LineChart, GridComponent, LegendComponent, SVGRenderer]);

// By names of styles/chart.css, which are distinguishable by the colour-blind, by day, by night and in print.
const palette = [1, 2, 3, 4, 5, 6].map((series) => `var(--series-${series})`);
const muted = 'var(--color-muted)';
const edge = 'var(--color-edge)';

type Lines = Pick<ChartProps, 'title' | 'labels' | 'series' | 'unit'>;

/** An SVG, with the places of its first and last point as shares of its width. */
export interface LineDrawing {
  svg: string;
  from: number;
  to: number;
}

/** Drawn for a desk and for a phone: a drawing that is scaled down has labels nobody can read. */
export const lineSizes = [
  { name: 'wide', width: 720, height: 300 },
  { name: 'narrow', width: 340, height: 260 },
] as const;
type Size = (typeof lineSizes)[number];

/** The last rendered charts by their content, since many viewers see the same figures; about 15 KB each. */
const drawings = new Map<string, LineDrawing>();
const mostDrawings = 500;

/** Lines as SVG in one of the sizes, drawn once for all who see the same figures. */
export function drawnLines(lines: Lines, size: Size): LineDrawing {
  const key = JSON.stringify([size.name, lines]);
  const drawing = drawings.get(key) ?? drawLines(lines, size);
  // Least recently used is evicted.
  drawings.delete(key);
  drawings.set(key, drawing);
  if (drawings.size > mostDrawings) drawings.delete(drawings.keys().next().value as string);
  return drawing;
}

/** With the title as the text alternative. */
function drawLines(
  { title, labels, series, unit }: Lines,
  { width, height, name: size }: Size,
): LineDrawing {
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
    ...(series.length > 1
      ? { legend: { top: 0, left: 0, icon: 'roundRect', textStyle: { color: muted } } }
      : {}),
    xAxis: {
      type: 'category',
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: edge } },
      axisLabel: { color: muted, hideOverlap: true, rotate: labels.length > 12 ? 40 : 0 },
    },
    yAxis: {
      type: 'value',
      name: unit,
      minInterval: 1,
      nameTextStyle: { color: muted },
      axisLabel: { color: muted },
      splitLine: { lineStyle: { color: 'var(--color-track)' } },
    },
    series: series.map(({ name, values, dashed }) => ({
      name,
      type: 'line' as const,
      data: [...values],
      silent: true,
      symbol: 'circle',
      symbolSize: 6,
      showSymbol: labels.length < 40,
      lineStyle: dashed ? { width: 1.5, type: 'dashed' as const } : { width: 2.5 },
    })),
  });
  const svg = chart.renderToSVGString();
  const shareOf = (at: number) => chart.convertToPixel({ xAxisIndex: 0 }, at) / width;
  const ends = { from: shareOf(0), to: shareOf(labels.length - 1) };
  chart.dispose();
  const name = escaped(`${title}（${unit}）`);
  // Its style element is only for the mouse, and the content security policy would block it.
  const named = svg
    .replace(/<style[\s\S]*?<\/style>/, '')
    .replace(/^<svg /, `<svg role="img" aria-label="${name}" preserveAspectRatio="xMidYMid meet" `);
  return { svg: named, ...ends };
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
