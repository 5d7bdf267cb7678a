import {
  Alert,
  ButtonLink,
  DataTable,
  EmptyState,
  Page,
  Pagination,
  Stat,
  Tabs,
} from '../../../ui/index.ts';
import type { SystemCompletion, UnitRow } from '../queries/system-completion.ts';
import { ListTable } from './list-table.tsx';

export interface SystemCompletionPageProps extends SystemCompletion {
  years: number[];
  /** The address of the first page of units; null on it. */
  first: string | null;
}

const share = (part: number, whole: number) =>
  whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`;

/** A year of an authority's system: the lists that wait, and the completion of each unit (N33, N34). */
export function SystemCompletionPage({
  year,
  years,
  total,
  waiting,
  units,
  first,
}: SystemCompletionPageProps) {
  return (
    <Page
      title={`${year}年本系统完成情况`}
      width="wide"
      lead="本系统各单位的公需科目完成情况和专业科目学时。点单位名称看到人。"
      actions={
        <>
          <ButtonLink href="/professional-subjects" tone="quiet">
            专业科目
          </ButtonLink>
          <ButtonLink href={`/completion?year=${year}`}>名单与催学</ButtonLink>
        </>
      }
    >
      <div class="stack">
        {waiting.length > 0 ? (
          <>
            <Alert tone="warning" title={`${waiting.length}份名单等待认定`}>
              打开名单，逐行核对后认定或者退回。
            </Alert>
            <ListTable lists={waiting} caption="等待认定的名单" />
          </>
        ) : null}
        {years.length > 1 ? (
          <Tabs
            label="年度"
            tabs={years.slice(0, 6).map((one) => ({
              href: `/industry-desk?year=${one}`,
              label: `${one}年`,
              current: one === year,
            }))}
          />
        ) : null}
        <div class="grid gap-5 sm:grid-cols-3">
          <Stat label="应学人数" value={`${total?.required ?? 0} 人`} />
          <Stat label="公需科目已完成" value={`${total?.recorded ?? 0} 人`} />
          <Stat label="完成率" value={share(total?.recorded ?? 0, total?.required ?? 0)} />
        </div>
        <UnitTable year={year} rows={units.rows} />
        <Pagination of={units} previous={first} />
        <p class="text-muted">
          公需科目取自随办随计的统计数，最多迟几秒；专业科目按认定时所在的单位计，不含人员自行申报的其他学时。
        </p>
      </div>
    </Page>
  );
}

function UnitTable({ year, rows }: { year: number; rows: readonly UnitRow[] }) {
  return (
    <DataTable
      caption={`${year}年各单位`}
      rows={rows}
      rowKey={({ figures }) => figures.organisationId}
      empty={
        <EmptyState title="本系统还没有单位" icon="building">
          单位登记了主管部门、有了人员之后，会列在这里。
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          label: '单位',
          cell: ({ figures }) => (
            <a class="link" href={`/industry-desk/units/${figures.organisationId}?year=${year}`}>
              {figures.name}
            </a>
          ),
        },
        { key: 'required', label: '应学', numeric: true, cell: ({ figures }) => figures.required },
        { key: 'passed', label: '考试合格', numeric: true, cell: ({ figures }) => figures.passed },
        {
          key: 'recorded',
          label: '公需完成',
          numeric: true,
          cell: ({ figures }) => figures.recorded,
        },
        {
          key: 'share',
          label: '完成率',
          numeric: true,
          cell: ({ figures }) => share(figures.recorded, figures.required),
        },
        {
          key: 'people',
          label: '专业科目人数',
          numeric: true,
          cell: ({ hours }) => hours?.people ?? 0,
        },
        {
          key: 'hours',
          label: '专业科目学时',
          numeric: true,
          cell: ({ hours }) => hours?.hours ?? 0,
        },
        {
          key: 'reached',
          label: '达到要求',
          numeric: true,
          cell: ({ hours, asked }) =>
            asked === null ? '没有规定' : `${hours?.reached ?? 0}人（${asked}学时）`,
        },
      ]}
    />
  );
}
