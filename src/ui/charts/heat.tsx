/** Of the largest value, from where each colour begins; a value of none has none. */
const steps = [
  [0.67, 'tile-5'],
  [0.34, 'tile-4'],
  [0, 'tile-3'],
] as const;

function toneOf(value: number | null, largest: number): string {
  if (!value) return 'tile-0';
  return steps.find(([from]) => value / largest > from)?.[1] ?? 'tile-0';
}

export interface HeatRow {
  label: string;
  /** One for each column; null where it must not be told. */
  values: readonly (number | null)[];
}

/** When much happens: a figure for each pair of row and column, darker where it is larger. */
export function Heat({
  title,
  unit,
  columns,
  rows,
}: {
  title: string;
  unit: string;
  columns: readonly string[];
  rows: readonly HeatRow[];
}) {
  const largest = Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <figure class="chart sheet" aria-label={title}>
      <figcaption class="sheet-title mb-3">
        {title}
        <span class="ml-2 text-sm font-normal text-muted">{unit}</span>
      </figcaption>
      <table class="heat">
        <caption class="sr-only">{`${title}（${unit}）`}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">时段</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={columns[index]} class={`figures ${toneOf(value, largest)}`}>
                  {value === null ? '—' : value.toLocaleString('zh-CN')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
