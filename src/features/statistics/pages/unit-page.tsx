import {
  Chart,
  DataTable,
  DateTime,
  type FilterChoice,
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
import {
  type Figures,
  figureText,
  figureValue,
  type Metric,
  memberName,
  metricNames,
  noFigures,
  shareOf,
} from '../rules/figure.ts';
import { isMasked } from '../rules/scope.ts';
import { StatisticsPage } from './statistics-page.tsx';

export interface UnitPageProps {
  role: string;
  unit: { id: string; name: string };
  year: number;
  choices: FilterChoice[];
  years: (Figures & { year: number })[];
  levels: (Figures & { member: string })[];
  /** Null for who may not see people. */
  people: { standing: Standing; rows: ListedPerson[]; next: string | null } | null;
  mergedAt: Date;
}

const way: Metric[] = ['required', 'enrolled', 'paid', 'studied', 'passed', 'endorsed', 'recorded'];

/** One unit: its years, its levels, and the people behind the figures for who may see them. */
export function UnitPage({
  role,
  unit,
  year,
  choices,
  years,
  levels,
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
      <FilterRow action={path} choices={choices} />
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
        }))}
      />
      <Chart
        title={`${year}年按职称层级`}
        kind="bar"
        unit="人"
        labels={levels.map(({ member }) => memberName('level', member))}
        series={(['required', 'passed', 'recorded'] as const).map((metric) => ({
          name: metricNames[metric],
          values: levels.map((row) => figureValue(row[metric], masked)),
        }))}
      />
      {people ? <People path={path} year={year} {...people} /> : null}
    </StatisticsPage>
  );
}

function People({
  path,
  year,
  standing,
  rows,
  next,
}: NonNullable<UnitPageProps['people']> & { path: string; year: number }) {
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
        rows={rows}
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
            cell: ({ titleLevel }) => memberName('level', titleLevel ?? ''),
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
      <Pagination next={next ? `${path}?year=${year}&standing=${standing}&after=${next}` : null} />
    </section>
  );
}
