import { Chart, DataTable, EmptyState, FilterRow, Funnel } from '../../../ui/index.ts';
import type { MonthlyStep } from '../queries/figures.ts';
import type { Breakdown, Overview } from '../queries/overview.ts';
import {
  dimensionNames,
  dimensionsOf,
  figureText,
  figureValue,
  type MemberNames,
  type Metric,
  maskedText,
  memberName,
  metricNames,
  noFigures,
  scopeName,
  shareOf,
} from '../rules/figure.ts';
import { isMasked, peopleReaders } from '../rules/policy.ts';
import { choicesOf, yearChoice } from './filter-choices.ts';
import { StatisticsPage } from './statistics-page.tsx';
import { TopFigures } from './top-figures.tsx';

const way: Metric[] = ['enrolled', 'paid', 'studied', 'passed', 'endorsed', 'recorded'];
/** The seven steps of the notice, as far as they are counted. */
const steps: Metric[] = ['required', ...way];
const shown: Metric[] = [
  'required',
  'enrolled',
  'paid',
  'studied',
  'examined',
  'passed',
  'endorsed',
  'recorded',
];
/** More bars than this say nothing; the table has them all. */
const mostBars = 15;

/** How far the people of a year have come: figures, comparison of years, months, and by dimension. */
export function OverviewPage({ role, ...overview }: Overview & { role: string }) {
  const { scope, year, filter, names, years, monthly, lastYear, breakdowns, hours, mergedAt } =
    overview;
  const masked = isMasked(role);
  // The completion list knows no other filters than the year.
  const opens =
    peopleReaders.includes(role) && Object.values(filter).every((value) => value === undefined);
  const current = years.find((one) => one.year === year) ?? { ...noFigures, year };
  return (
    <StatisticsPage
      title={`${scopeName(scope, names)}继续教育统计`}
      current="/statistics"
      mergedAt={mergedAt}
      year={year}
      role={role}
    >
      <FilterRow
        action="/statistics"
        choices={[
          yearChoice(
            years.map((one) => one.year),
            year,
          ),
          ...choicesOf(dimensionsOf(scope), filter, names),
        ]}
      />
      {years.length === 0 ? (
        <EmptyState title="还没有可以统计的数据" icon="list">
          有人选课、学习或者考试之后，几秒钟内就会计入。
        </EmptyState>
      ) : null}
      <TopFigures {...{ current, year, masked, opens }} />
      {current.required > 0 ? (
        <Funnel
          title={`${year}年停在哪一步`}
          steps={steps.map((metric) => ({
            label: metric === 'required' ? '应学' : metricNames[metric],
            value: figureValue(current[metric], masked),
            text: figureText(current[metric], masked),
            lostHref: opens
              ? `/completion?year=${year}&standing=NOT_${metric.toUpperCase()}`
              : null,
          }))}
        />
      ) : null}
      <Chart
        title="逐年比较"
        kind="bar"
        unit="人"
        labels={years.toReversed().map((one) => `${one.year}年`)}
        series={way.map((metric) => ({
          name: metricNames[metric],
          values: years.toReversed().map((one) => figureValue(one[metric], masked)),
          missing: maskedText,
        }))}
      />
      {monthly.length > 0 ? <Months {...{ monthly, lastYear, year, masked }} /> : null}
      {breakdowns.map((breakdown) => (
        <BreakdownSection
          key={breakdown.by}
          {...breakdown}
          year={year}
          names={names}
          masked={masked}
        />
      ))}
      {hours.length > 0 ? <Hours hours={hours} /> : null}
    </StatisticsPage>
  );
}

function Months({
  monthly,
  lastYear,
  year,
  masked,
}: {
  monthly: MonthlyStep[];
  lastYear: MonthlyStep[];
  year: number;
  masked: boolean;
}) {
  const months = [...new Set(monthly.map(({ month }) => month))].sort();
  const of = new Map(monthly.map(({ month, metric, n }) => [`${month} ${metric}`, n]));
  const before = new Map(
    lastYear.map(({ month, metric, n }) => [`${yearLater(month)} ${metric}`, n]),
  );
  const compared = before.size > 0 ? [lastYearsLine(months, before, masked)] : [];
  return (
    <Chart
      title={`${year}年度各月办理人数`}
      kind="line"
      unit="人"
      labels={months}
      series={[
        ...way.map((metric) => ({
          name: metricNames[metric],
          values: months.map((month) => figureValue(of.get(`${month} ${metric}`) ?? 0, masked)),
          missing: maskedText,
        })),
        ...compared,
      ]}
    />
  );
}

/** 2025-03 becomes 2026-03. */
const yearLater = (month: string) => `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`;

function lastYearsLine(months: string[], before: ReadonlyMap<string, number>, masked: boolean) {
  return {
    name: '上年已登记学时',
    values: months.map((month) => figureValue(before.get(`${month} recorded`) ?? 0, masked)),
    missing: maskedText,
    dashed: true as const,
  };
}

function BreakdownSection({
  by,
  rows,
  year,
  names,
  masked,
}: Breakdown & { year: number; names: MemberNames; masked: boolean }) {
  const bars = rows.slice(0, mostBars);
  const title = `${year}年按${dimensionNames[by]}`;
  return (
    <Chart
      title={rows.length > mostBars ? `${title}（人数最多的${mostBars}个，全部见数据表）` : title}
      kind="bar"
      unit="人"
      labels={bars.map(({ member }) => memberName(by, member, names))}
      series={(['required', 'passed', 'recorded'] as const).map((metric) => ({
        name: metricNames[metric],
        values: bars.map((row) => figureValue(row[metric], masked)),
        missing: maskedText,
      }))}
      table={
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ member }) => member}
          columns={[
            {
              key: 'name',
              label: dimensionNames[by],
              cell: ({ member }) =>
                (by === 'place' || by === 'industry') && member ? (
                  <a class="link" href={`/statistics/units?year=${year}&${by}=${member}`}>
                    {memberName(by, member, names)}
                  </a>
                ) : (
                  memberName(by, member, names)
                ),
            },
            ...shown.map((metric) => ({
              key: metric,
              label: metricNames[metric],
              numeric: true as const,
              cell: (row: Breakdown['rows'][number]) => figureText(row[metric], masked),
            })),
            {
              key: 'share',
              label: '完成率',
              numeric: true as const,
              cell: (row: Breakdown['rows'][number]) =>
                masked && row.required < 5 ? '—' : shareOf(row.recorded, row.required),
            },
          ]}
        />
      }
    />
  );
}

function Hours({ hours }: { hours: Overview['hours'] }) {
  const years = [...new Set(hours.map(({ year }) => year))].sort();
  const subjects = [...new Set(hours.map(({ subject }) => subject))];
  return (
    <Chart
      title="登记学时"
      kind="bar"
      unit="学时"
      labels={years.map((year) => `${year}年`)}
      series={subjects.map((subject) => ({
        name: subject === 'PUBLIC' ? '公需科目' : '专业科目',
        values: years.map(
          (year) => hours.find((one) => one.year === year && one.subject === subject)?.hours ?? 0,
        ),
      }))}
    />
  );
}
