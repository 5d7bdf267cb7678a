import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Chart,
  DataTable,
  DateTime,
  FilterRow,
  Pagination,
  Stat,
  Tabs,
} from '../../../ui/index.ts';
import {
  type ListedPerson,
  type Standing,
  standingNames,
  standings,
} from '../../learner-years/index.ts';
import type { UnitOfScope } from '../queries/units.ts';
import {
  figureText,
  figureValue,
  levelName,
  type Metric,
  maskedText,
  metricNames,
  noFigures,
  shareOf,
} from '../rules/figure.ts';
import { isMasked } from '../rules/policy.ts';
import { yearChoice } from './filter-choices.ts';
import { StatisticsPage } from './statistics-page.tsx';

export interface UnitPageProps extends UnitOfScope {
  role: string;
  standing: Standing;
  /** Null for those who may not see people. */
  people: PageOf<ListedPerson> | null;
}

const way: Metric[] = ['required', 'enrolled', 'paid', 'studied', 'passed', 'endorsed', 'recorded'];

/** One unit: its years, its levels, and the people behind the figures for who may see them. */
export function UnitPage({
  role,
  unit,
  year,
  years,
  levels,
  standing,
  people,
  mergedAt,
}: UnitPageProps) {
  const masked = isMasked(role);
  const current = years.find((one) => one.year === year) ?? { ...noFigures, year };
  const path = `/statistics/units/${unit.id}`;
  return (
    <StatisticsPage
      title={unit.name}
      current="/statistics/units"
      mergedAt={mergedAt}
      year={year}
      role={role}
    >
      <FilterRow
        action={path}
        choices={[
          yearChoice(
            years.map((one) => one.year),
            year,
          ),
        ]}
      />
      <div class="grid gap-4 sm:grid-cols-3">
        <Stat label={`${year}年应学人数`} value={figureText(current.required, masked)} />
        <Stat
          label="已合格"
          value={figureText(current.passed, masked)}
          note={
            masked && current.required < 5
              ? ''
              : `占应学 ${shareOf(current.passed, current.required)}`
          }
        />
        <Stat
          label="已登记学时"
          value={figureText(current.recorded, masked)}
          note={
            masked && current.required < 5
              ? ''
              : `占应学 ${shareOf(current.recorded, current.required)}`
          }
        />
      </div>
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
      <Chart
        title={`${year}年按职称层级`}
        kind="bar"
        unit="人"
        labels={levels.map(({ member }) => levelName(member))}
        series={(['required', 'passed', 'recorded'] as const).map((metric) => ({
          name: metricNames[metric],
          values: levels.map((row) => figureValue(row[metric], masked)),
          missing: maskedText,
        }))}
      />
      {people ? <People path={path} year={year} standing={standing} people={people} /> : null}
    </StatisticsPage>
  );
}

function People({
  path,
  year,
  standing,
  people,
}: {
  path: string;
  year: number;
  standing: Standing;
  people: PageOf<ListedPerson>;
}) {
  return (
    <section aria-label="人员名单">
      <h2 class="sheet-title mb-3">人员名单</h2>
      <Tabs
        label="人员进度"
        tabs={standings.map((one) => ({
          href: `${path}?year=${year}&standing=${one}`,
          label: standingNames[one],
          current: one === standing,
        }))}
      />
      <DataTable
        caption={`${year}年${standingNames[standing]}`}
        rows={people.rows}
        rowKey={({ accountId }) => accountId}
        columns={[
          { key: 'name', label: '姓名', cell: ({ name }) => name },
          {
            key: 'number',
            label: '证件号码',
            cell: ({ idNumberMasked }) => <span class="figures">{idNumberMasked}</span>,
          },
          {
            key: 'level',
            label: '职称层级',
            cell: ({ titleLevel }) => levelName(titleLevel ?? ''),
          },
          {
            key: 'passed',
            label: '合格',
            cell: ({ passedAt }) => (passedAt ? <DateTime value={passedAt} only="date" /> : '—'),
          },
          {
            key: 'recorded',
            label: '登记学时',
            cell: ({ recordedAt }) =>
              recordedAt ? <DateTime value={recordedAt} only="date" /> : '—',
          },
        ]}
      />
      <Pagination of={people} />
    </section>
  );
}
