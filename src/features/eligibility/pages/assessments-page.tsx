import { DataTable, DateTime, EmptyState, Page, Pagination } from '../../../ui/index.ts';
import type { FrozenAssessment } from '../queries/assessments.ts';
import { YearForm } from './year-form.tsx';

/** The assessment lists units of a scope have fixed for a year (N35). */
export function AssessmentsPage({
  rows,
  year,
  page,
  more,
}: {
  rows: { frozen: FrozenAssessment; unit: string }[];
  year: number;
  page: number;
  more: boolean;
}) {
  const url = (to: number) => `/assessments?year=${year}&page=${to}`;
  return (
    <Page
      title="年度考核"
      width="wide"
      lead="管辖范围内各单位确定的年度考核名单：谁完成了公需科目，谁有正当理由，谁当年不得评为优秀。"
    >
      <div class="stack">
        <YearForm action="/assessments" year={year} label="考核年度" />
        <DataTable
          caption={`${year}年已确定的名单`}
          rows={rows}
          rowKey={({ frozen }) => frozen.id}
          empty={
            <EmptyState title={`${year}年还没有单位确定名单`} icon="list">
              单位确定名单之后，会列在这里。
            </EmptyState>
          }
          columns={[
            {
              key: 'unit',
              label: '单位',
              cell: ({ frozen, unit }) => (
                <a class="link" href={`/assessments/${frozen.organisationId}?year=${year}`}>
                  {unit}
                </a>
              ),
            },
            { key: 'version', label: '版本', numeric: true, cell: ({ frozen }) => frozen.version },
            { key: 'people', label: '人数', numeric: true, cell: ({ frozen }) => frozen.people },
            {
              key: 'not',
              label: '不得评优',
              numeric: true,
              cell: ({ frozen }) => frozen.notExcellent,
            },
            { key: 'by', label: '确定人', cell: ({ frozen }) => frozen.frozenByName },
            {
              key: 'at',
              label: '确定时间',
              cell: ({ frozen }) => <DateTime value={frozen.frozenAt} />,
            },
          ]}
        />
        <Pagination previous={page > 1 ? url(page - 1) : null} next={more ? url(page + 1) : null} />
      </div>
    </Page>
  );
}
