import type { ComponentChildren } from 'preact';
import { Island } from '../island.tsx';
import { BarRows } from './bar-rows.tsx';
import { drawnLines, lineSizes } from './line-drawing.ts';

export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
  /** What stands where there is no value; by default a dash. */
  missing?: string;
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
        {table ? <ChartFold open={false}>{table}</ChartFold> : null}
      </figure>
    );
  return (
    <figure class={`chart sheet ${table ? '' : 'chart-beside'}`} aria-label={title}>
      <figcaption class="sheet-title mb-3">{title}</figcaption>
      <Island name="chart-reader" props={{ title, points: pointsOf(props) }}>
        {lineSizes.map((size) => {
          const { svg, from, to } = drawnLines({ title, labels, series, unit }, size);
          return (
            <div
              key={size.name}
              class={`chart-drawing chart-${size.name}`}
              data-from={from}
              data-to={to}
              dangerouslySetInnerHTML={{ __html: svg }}
            />
          );
        })}
      </Island>
      <ChartFold open={labels.length <= 12}>
        {table ?? <ChartTable title={title} labels={labels} series={series} unit={unit} />}
      </ChartFold>
    </figure>
  );
}

/** Each point in words, for those who go along the lines by mouse, finger or keys. */
const pointsOf = ({ labels, series, unit }: ChartProps) =>
  labels.map((label, at) => {
    const figures = series.map(
      ({ name, values, missing = '—' }) =>
        `${name} ${values[at]?.toLocaleString('zh-CN') ?? missing}`,
    );
    return `${label}：${figures.join('，')}（${unit}）`;
  });

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
              {series.map(({ name, values, missing = '—' }) => (
                <td key={name} class="numeric" data-label={name}>
                  {values[row]?.toLocaleString('zh-CN') ?? missing}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
