import type { PageOf } from '../../../kernel/page-of.ts';
import { DataTable, EmptyState, FilterRow, Pagination } from '../../../ui/index.ts';
import type { UnitFigures } from '../queries/figures.ts';
import type { UnitsOfScope } from '../queries/units.ts';
import { figureText, type Metric, metricNames, shareOf } from '../rules/figure.ts';
import { isMasked } from '../rules/policy.ts';
import { choicesOf, yearChoice } from './filter-choices.ts';
import { StatisticsPage } from './statistics-page.tsx';

const shown: Metric[] = [
  'required',
  'enrolled',
  'paid',
  'studied',
  'passed',
  'endorsed',
  'recorded',
];

export interface UnitsPageProps extends Omit<UnitsOfScope, 'found'> {
  role: string;
  units: PageOf<UnitFigures>;
  /** The address of the first page; null on it. */
  first: string | null;
}

/** Units of a place or system, the largest first; each leads to its own page. */
export function UnitsPage({
  role,
  year,
  years,
  dimensions,
  filter,
  names,
  units,
  first,
  mergedAt,
}: UnitsPageProps) {
  const masked = isMasked(role);
  return (
    <StatisticsPage
      title="单位统计"
      current="/statistics/units"
      mergedAt={mergedAt}
      year={year}
      role={role}
    >
      <FilterRow
        action="/statistics/units"
        choices={[yearChoice(years, year), ...choicesOf(dimensions, filter, names)]}
      />
      <DataTable
        caption={`${year}年单位统计`}
        rows={units.rows}
        rowKey={({ organisationId }) => organisationId}
        empty={
          <EmptyState title="这里还没有单位" icon="list">
            换一个年度、区县或者行业再看。
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: '单位',
            cell: ({ organisationId, name }) =>
              organisationId ? (
                <a class="link" href={`/statistics/units/${organisationId}?year=${year}`}>
                  {name}
                </a>
              ) : (
                '没有单位的人员'
              ),
          },
          ...shown.map((metric) => ({
            key: metric,
            label: metricNames[metric],
            numeric: true as const,
            cell: (row: UnitFigures) => figureText(row[metric], masked),
          })),
          {
            key: 'share',
            label: '完成率',
            numeric: true,
            cell: (row) => (masked && row.required < 5 ? '—' : shareOf(row.recorded, row.required)),
          },
        ]}
      />
      <Pagination of={units} previous={first} />
    </StatisticsPage>
  );
}
