import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  DataTable,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Island,
  Page,
  Progress,
  SubmitButton,
} from '../../../ui/index.ts';
import { importStateNames, type ListImport, type RowFault } from '../rules/list-import.ts';
import { count, ImportBadge } from './imports-page.tsx';

export interface ImportPageProps {
  list: ListImport;
  /** The body that gets the members. */
  bodyName: string;
  /** The first faults; the file has them all. */
  faults: RowFault[];
  faultSums: { heading: string; count: number }[];
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
          {moving ? <Moving list={list} /> : null}
          {list.state === 'CANCELLED' ? (
            <p class="mt-3">已取消，没有导入任何人，上传的内容已删除。</p>
          ) : null}
        </Card>
        {list.state === 'CHECKED' || list.state === 'DONE' ? <Outcome {...props} /> : null}
        {list.rowsFaulty > 0 && !moving ? <Faults {...props} /> : null}
        {list.state === 'CHECKED' ? <Word list={list} /> : null}
      </div>
    </Page>
  );
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
      <Island name="roster-import" />
      <p class="text-muted">在后台进行，可以离开页面，稍后回来。</p>
      {checking ? <Cancel id={list.id} /> : null}
    </div>
  );
}

function Cancel({ id }: { id: string }) {
  return (
    <Form action={`/roster/imports/${id}/cancellation`}>
      <SubmitButton tone="quiet">取消这次导入</SubmitButton>
    </Form>
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
  const csvFirst = list.fileName.toLowerCase().endsWith('.csv');
  const formats = csvFirst ? (['csv', 'xlsx'] as const) : (['xlsx', 'csv'] as const);
  return (
    <Card title={`有错误的 ${count(list.rowsFaulty)} 行`} icon="warning">
      <div class="stack">
        <p>{sums}。</p>
        {kept ? (
          <div class="flex flex-wrap gap-3 items-center">
            {formats.map((format, index) => (
              <ButtonLink
                key={format}
                href={`/roster/imports/${list.id}/faulty-rows?format=${format}`}
                tone={index === 0 ? 'primary' : 'quiet'}
              >
                下载待改正的行（{format}）
              </ButtonLink>
            ))}
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

function Word({ list }: { list: ListImport }) {
  const right = list.rowsTotal - list.rowsFaulty;
  const all = list.rowsFaulty === 0;
  return (
    <Card title="导入" icon="arrow" tone="accent">
      <div class="stack">
        {all ? (
          <p>{count(list.rowsTotal)} 行全部正确，可以导入。</p>
        ) : (
          <Alert tone="warning">
            还有 {count(list.rowsFaulty)}{' '}
            行有错误，现在一个人也没有导入。请改正后重新上传整份名单，或者只导入正确的行。
          </Alert>
        )}
        <div class="flex flex-wrap gap-3 items-start">
          {all ? (
            <Form action={`/roster/imports/${list.id}/word`}>
              <input type="hidden" name="rows" value="ALL" />
              <SubmitButton busyText="正在导入…">导入 {count(right)} 人</SubmitButton>
            </Form>
          ) : right > 0 ? (
            <ConfirmButton
              label={`导入正确的 ${count(right)} 行，留下有错误的 ${count(list.rowsFaulty)} 行`}
              tone="primary"
              question="有错误的行不会导入，30 天内可以下载改正后再上传。"
              confirm={`导入 ${count(right)} 人`}
              action={`/roster/imports/${list.id}/word`}
            >
              <input type="hidden" name="rows" value="RIGHT" />
            </ConfirmButton>
          ) : null}
          <Cancel id={list.id} />
        </div>
      </div>
    </Card>
  );
}
