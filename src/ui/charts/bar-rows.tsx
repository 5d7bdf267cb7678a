import type { ChartProps, ChartSeries } from './chart.tsx';
import { widestOf } from './widest-of.ts';

/** The colours of series, by day and by night (styles/chart.css). */
const colourOf = (index: number) => `var(--series-${(index % 6) + 1})`;

/** Horizontal bars with full names, the figures in the same rows; readable at any width. */
export function BarRows({
  title,
  labels,
  series,
  unit,
  hrefs,
}: Omit<ChartProps, 'kind' | 'table'>) {
  const largest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const one = series.length === 1;
  const shown = (at: number, row: number) => shownOf(series[at] as ChartSeries, row, unit);
  const figures = series.flatMap(({ values }, at) => values.map((_, row) => shown(at, row)));
  const style = `--figure:${widestOf(figures)}ch;--series-width:${(100 / series.length).toFixed(2)}%`;
  return (
    <table class="bar-rows" style={style}>
      <caption class="sr-only">{`${title}（${unit}）`}</caption>
      <thead class={one ? 'sr-only' : undefined}>
        <tr>
          <th scope="col">
            <span class="sr-only">项目</span>
          </th>
          {series.map(({ name }, index) => (
            <th key={name} scope="col">
              <span class="bar-key" style={`background:${colourOf(index)}`} />
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, row) => (
          <tr key={label}>
            <th scope="row">{hrefs?.[row] ? <a href={hrefs[row]}>{label}</a> : label}</th>
            {series.map(({ name, values }, index) => (
              <td key={name} data-label={one ? undefined : name}>
                <Bar
                  value={values[row] ?? 0}
                  largest={largest}
                  colour={index}
                  text={shown(index, row)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shownOf = ({ values, missing = '—' }: ChartSeries, row: number, unit: string) => {
  const value = values[row] ?? null;
  return value === null ? missing : `${value.toLocaleString('zh-CN')}${unit === '%' ? '%' : ''}`;
};

function Bar({
  value,
  largest,
  colour,
  text,
}: {
  value: number;
  largest: number;
  colour: number;
  text: string;
}) {
  const share = Math.max(0, (value / largest) * 100);
  return (
    <span class="bar-line">
      <span class="bar-track" aria-hidden="true">
        <span
          class="bar-fill"
          style={`width:${share.toFixed(1)}%;background:${colourOf(colour)}`}
        />
      </span>
      <span class="figures">{text}</span>
    </span>
  );
}
