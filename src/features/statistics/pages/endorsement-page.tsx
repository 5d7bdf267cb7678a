import { Chart, DataTable, type FilterChoice, FilterRow } from '../../../ui/index.ts';
import type { BodyWaits } from '../queries/tallies.ts';
import { shareOf } from '../rules/figure.ts';
import { StatisticsPage } from './statistics-page.tsx';

const bands: [number, string][] = [
  [24, '1天内'],
  [48, '1–2天'],
  [72, '2–3天'],
  [120, '3–5天'],
  [168, '5–7天'],
  [336, '1–2周'],
  [9999, '两周以上'],
];

/** From request to decision: how long people wait, and how each body keeps up. */
export function EndorsementPage({
  role,
  year,
  choices,
  waits,
  bodies,
  mergedAt,
}: {
  role: string;
  year: number;
  choices: FilterChoice[];
  waits: { band: number; detail: string; n: number }[];
  bodies: BodyWaits[];
  mergedAt: Date;
}) {
  const of = (band: number, detail: string) =>
    waits.find((one) => one.band === band && one.detail === detail)?.n ?? 0;
  return (
    <StatisticsPage
      title="审验用时"
      lead="从申请到办结（通过或退回）的时间。"
      current="/statistics/endorsements"
      mergedAt={mergedAt}
      year={year}
      role={role}
    >
      <FilterRow action="/statistics/endorsements" choices={choices} />
      <Chart
        title={`${year}年审验用时分布`}
        kind="bar"
        unit="件"
        labels={bands.map(([, label]) => label)}
        series={[
          { name: '通过', values: bands.map(([band]) => of(band, 'ENDORSED')) },
          { name: '退回', values: bands.map(([band]) => of(band, 'RETURNED')) },
        ]}
      />
      <DataTable
        caption={`${year}年各单位审验用时`}
        rows={bodies}
        sort="-mean"
        pages="page"
        rowKey={({ organisationId }) => organisationId}
        empty={<p class="text-muted">这一年还没有办结的审验。</p>}
        columns={[
          {
            key: 'name',
            label: '审验单位',
            value: ({ name }) => name ?? '',
            cell: ({ organisationId, name }) =>
              role === 'MUNICIPAL_OFFICER' ? (
                <a class="link" href={`/endorsements?state=ENDORSED&body=${organisationId}`}>
                  {name}
                </a>
              ) : (
                name
              ),
          },
          {
            key: 'n',
            label: '办结',
            numeric: true,
            value: ({ n }) => n,
            cell: ({ n }) => n.toLocaleString('zh-CN'),
          },
          {
            key: 'mean',
            label: '平均用时',
            numeric: true,
            value: ({ n, seconds }) => seconds / n,
            cell: ({ n, seconds }) => `${(seconds / n / 86_400).toFixed(1)} 天`,
          },
          {
            key: 'quick',
            label: '两天内办结',
            numeric: true,
            value: ({ quick, n }) => quick / n,
            cell: ({ quick, n }) => shareOf(quick, n),
          },
          {
            key: 'returned',
            label: '退回',
            numeric: true,
            value: ({ returned, n }) => returned / n,
            cell: ({ returned, n }) => shareOf(returned, n),
          },
        ]}
      />
    </StatisticsPage>
  );
}
