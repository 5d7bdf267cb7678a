import { describeReading, type TableReading } from '../../../platform/spreadsheets/index.ts';
import {
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Page,
  Progress,
  SmallPrint,
} from '../../../ui/index.ts';
import type { DoubtfulCandidate } from '../queries/doubtful-candidates.ts';
import { importStateNames, type ListImport, type RowFault } from '../rules/list-import.ts';
import { count, ImportBadge } from './imports-page.tsx';
import { CancelImport, OrderForm } from './order-form.tsx';

export interface ImportPageProps {
  list: ListImport;
  /** The body that gets the members. */
  bodyName: string;
  /** The first faults; the file has them all. */
  faults: RowFault[];
  faultSums: { heading: string; count: number }[];
  /** Rows whose number may have been rounded, to be confirmed. */
  doubtful: DoubtfulCandidate[];
  own: boolean;
  /** The rows can still be downloaded. */
  kept: boolean;
  errors: Record<string, string>;
}

/** Progress of an uploaded list, its faults, and the form that orders the import. */
export function ImportPage(props: ImportPageProps) {
  const { list, bodyName, errors } = props;
  const moving = list.state === 'CHECKING' || list.state === 'IMPORTING';
  return (
    <Page
      title={`名单：${list.fileName}`}
      crumbs={[
        { label: '名单导入', href: '/roster/imports' },
        { label: importStateNames[list.state] },
      ]}
      actions={<ImportBadge state={list.state} />}
      {...(moving ? { refreshSeconds: 2 } : {})}
    >
      <ErrorSummary errors={errors} title="还不能导入" />
      <div class="stack">
        <Card title={bodyName} icon="building">
          <DefinitionList
            items={[
              { label: '上传时间', value: <DateTime value={list.uploadedAt} /> },
              { label: '人员', value: `${count(list.rowsTotal)} 行` },
              list.finishedAt
                ? { label: '完成时间', value: <DateTime value={list.finishedAt} /> }
                : { label: '', value: null },
            ]}
          />
          <Reading list={list} />
          {moving ? <Moving list={list} /> : null}
          {list.state === 'CANCELLED' ? (
            <p class="mt-3">已取消，没有导入任何人，上传的内容已删除。</p>
          ) : null}
        </Card>
        {list.state === 'CHECKED' || list.state === 'DONE' ? <Outcome {...props} /> : null}
        {list.rowsFaulty > 0 && !moving ? <Faults {...props} /> : null}
        {list.state === 'CHECKED' ? <OrderForm {...props} /> : null}
      </div>
    </Page>
  );
}

/** Which part of the file was read, and what was not. */
function Reading({ list: { reading } }: { list: ListImport }) {
  if (reading.rows === undefined) return null;
  return <SmallPrint sentences={describeReading(reading as TableReading)} />;
}

function Moving({ list }: { list: ListImport }) {
  const checking = list.state === 'CHECKING';
  const done = checking ? list.rowsChecked : list.rowsWritten;
  const all = checking ? list.rowsTotal : list.rowsTotal - list.rowsFaulty;
  return (
    <div class="stack mt-3" aria-live="polite">
      <Progress
        label={checking ? '正在逐行检查' : '正在写入，完成之前看不到新的人员'}
        value={done}
        max={all}
        text={`${count(done)} / ${count(all)} 行`}
      />
      <p class="text-muted">在后台进行，可以离开页面，稍后回来。</p>
      {checking ? <CancelImport id={list.id} /> : null}
    </div>
  );
}

function Outcome({ list, own }: ImportPageProps) {
  const done = list.state === 'DONE';
  const known = own
    ? [
        {
          label: done ? '已确认' : '将直接确认',
          value: `${count(list.peopleClaimed)} 人（本人已选择本单位）`,
        },
        {
          label: done ? '已请本人答复' : '将请本人答复',
          value: `${count(list.peopleElsewhere)} 人（已有账号，本人同意后进入名册）`,
        },
        { label: '没有变化', value: `${count(list.peopleHere)} 人（已在名册里）` },
      ]
    : [{ label: '没有变化', value: `${count(list.peopleHere)} 人（已有账号）` }];
  return (
    <Card title={done ? '导入结果' : '检查结果'} icon="check">
      <DefinitionList
        items={[
          { label: done ? '已建立账号' : '将建立账号', value: `${count(list.peopleNew)} 人` },
          ...known,
          { label: '有错误', value: `${count(list.rowsFaulty)} 行` },
        ]}
      />
      {done ? (
        <p class="mt-3 text-muted">
          新账号没有初始密码。登记了手机号的人会收到短信，用验证码启用；没有手机号的，请本人带证件到窗口领取一次性代码。
        </p>
      ) : null}
    </Card>
  );
}

function Faults({ list, faults, faultSums, kept }: ImportPageProps) {
  const sums = faultSums.map((one) => `${one.heading} ${count(one.count)} 处`).join('、');
  return (
    <Card title={`有错误的 ${count(list.rowsFaulty)} 行`} icon="warning">
      <div class="stack">
        <p>{sums}。</p>
        {kept ? (
          <div class="flex flex-wrap gap-3 items-center">
            <ButtonLink href={`/roster/imports/${list.id}/faulty-rows`} tone="primary">
              下载待改正的行（xlsx）
            </ButtonLink>
            <span class="text-muted">每行写明错在哪里；改好后直接上传，“错误说明”一列不用删。</span>
          </div>
        ) : (
          <p class="text-muted">上传的内容只保留 30 天，已经删除。需要的请重新上传名单。</p>
        )}
        <DataTable
          caption="逐行的错误"
          rows={faults}
          rowKey={(one) => `${one.row}-${one.heading}`}
          columns={[
            { key: 'row', label: '行', numeric: true, cell: ({ row }) => row },
            { key: 'column', label: '列', cell: ({ heading }) => heading },
            { key: 'message', label: '问题和办法', cell: ({ message }) => message },
          ]}
        />
        {faults.length >= 100 ? <p class="text-muted">只列出前 100 处，全部的在文件里。</p> : null}
      </div>
    </Card>
  );
}
