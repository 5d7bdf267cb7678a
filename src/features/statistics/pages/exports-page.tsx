import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  ErrorSummary,
  Form,
  formatBytes,
  Page,
  Progress,
  SelectField,
  SubmitButton,
} from '../../../ui/index.ts';
import { type Export, exportKinds, exportNames, exportStateNames } from '../rules/export.ts';
import { isMasked } from '../rules/policy.ts';
import { StatisticsPage } from './statistics-page.tsx';

/** Ordering a file, and the files ordered before. */
export function ExportsPage({
  role,
  years,
  values,
  errors,
  exports,
}: {
  role: string;
  years: number[];
  values: Record<string, string>;
  errors: Record<string, string>;
  exports: Export[];
}) {
  return (
    <StatisticsPage
      title="导出"
      lead="文件在后台生成，可以离开页面，稍后回来下载。"
      current="/statistics/exports"
      role={role}
    >
      <Card title="新的导出" icon="download">
        <ErrorSummary errors={errors} />
        <Form action="/statistics/exports" class="grid gap-4 sm:grid-cols-4 sm:items-end">
          <SelectField
            name="kind"
            label="内容"
            required
            value={values.kind ?? 'UNITS'}
            error={errors.kind}
            options={exportKinds
              .filter((kind) => kind !== 'PEOPLE' || !isMasked(role))
              .map((kind) => ({ value: kind, label: exportNames[kind] }))}
          />
          <SelectField
            name="year"
            label="年度"
            required
            value={values.year}
            error={errors.year}
            options={years.map((year) => ({ value: String(year), label: `${year}年` }))}
          />
          <SelectField
            name="format"
            label="格式"
            required
            value={values.format ?? 'xlsx'}
            error={errors.format}
            options={[
              { value: 'xlsx', label: 'Excel（xlsx）' },
              { value: 'csv', label: 'CSV' },
            ]}
          />
          <SubmitButton>开始导出</SubmitButton>
        </Form>
      </Card>
      <DataTable
        caption="我的导出"
        rows={exports}
        rowKey={({ id }) => id}
        empty={<p class="text-muted">还没有导出过文件。</p>}
        columns={[
          {
            key: 'kind',
            label: '内容',
            cell: (one) => (
              <a class="link" href={`/statistics/exports/${one.id}`}>
                {one.year}年{exportNames[one.kind]}
              </a>
            ),
          },
          { key: 'format', label: '格式', cell: ({ format }) => format },
          { key: 'at', label: '开始', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
          {
            key: 'rows',
            label: '行数',
            numeric: true,
            cell: ({ rowsDone }) => rowsDone.toLocaleString('zh-CN'),
          },
          { key: 'state', label: '状态', cell: (one) => <StateBadge {...one} /> },
        ]}
      />
    </StatisticsPage>
  );
}

function StateBadge({ state }: Pick<Export, 'state'>) {
  const tone = state === 'DONE' ? 'success' : state === 'FAILED' ? 'error' : 'neutral';
  return <Badge tone={tone}>{exportStateNames[state]}</Badge>;
}

/** How far one file is; reloads until it is ready. */
export function ExportPage({ one }: { one: Export }) {
  const moving = one.state === 'QUEUED' || one.state === 'RUNNING';
  const rows = `${one.rowsDone.toLocaleString('zh-CN')} 行`;
  return (
    <Page
      title={`${one.year}年${exportNames[one.kind]}`}
      width="narrow"
      crumbs={[
        { label: '统计', href: '/statistics' },
        { label: '导出', href: '/statistics/exports' },
        { label: '进度' },
      ]}
      {...(moving ? { refreshSeconds: 2 } : {})}
    >
      <Card title={exportStateNames[one.state]} icon="download">
        <div class="stack" aria-live="polite">
          {moving ? (
            one.rowsExpected > 0 ? (
              <Progress label="已写入" value={one.rowsDone} max={one.rowsExpected} text={rows} />
            ) : (
              <p>已写入 {rows}</p>
            )
          ) : null}
          {one.state === 'DONE' ? (
            <>
              <p>
                共 {rows}，{formatBytes(one.bytes ?? 0)}。
              </p>
              <ButtonLink href={`/statistics/exports/${one.id}/file`} tone="primary">
                下载 {one.format} 文件
              </ButtonLink>
            </>
          ) : null}
          {one.state === 'FAILED' ? (
            <p>这次没有写完，没有留下不完整的文件。请重新导出一次。</p>
          ) : null}
          {one.state === 'CANCELLED' ? <p>已经停下，没有留下文件。</p> : null}
          {moving ? (
            <Form action={`/statistics/exports/${one.id}/cancellation`}>
              <SubmitButton tone="quiet">取消导出</SubmitButton>
            </Form>
          ) : (
            <ButtonLink href="/statistics/exports" tone="quiet">
              回到导出列表
            </ButtonLink>
          )}
        </div>
      </Card>
    </Page>
  );
}
