import { typed } from '../../../platform/http/form.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import {
  headingNames,
  importStateNames,
  type ListImport,
  listColumns,
} from '../rules/list-import.ts';
import type { FormState } from './form-state.ts';

const required = ['name', 'idNumber'];

export interface ImportsPageProps {
  /** An HR bureau or the centre, which imports for units it serves. */
  forUnits: boolean;
  peopleWord: string;
  imports: ListImport[];
  form: FormState;
}

/** The form to upload a list, and the earlier uploads. */
export function ImportsPage({ forUnits, peopleWord, imports, form }: ImportsPageProps) {
  return (
    <Page
      title="名单导入"
      width="wide"
      crumbs={forUnits ? [] : [{ label: peopleWord, href: '/roster' }, { label: '名单导入' }]}
      lead="上传名单，先检查、后导入：在您确认之前，一个人也不会导入。"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <div class="grid gap-5 lg:grid-cols-2 items-start">
          <Upload forUnits={forUnits} form={form} />
          <Explanation />
        </div>
        <DataTable
          caption="上传过的名单"
          rows={imports}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有上传过名单" icon="list">
              先下载模板，填写后在上面上传。
            </EmptyState>
          }
          columns={[
            {
              key: 'file',
              label: '文件',
              cell: ({ id, fileName }) => (
                <a class="link break-all" href={`/roster/imports/${id}`}>
                  {fileName}
                </a>
              ),
            },
            { key: 'at', label: '上传时间', cell: (one) => <DateTime value={one.uploadedAt} /> },
            { key: 'rows', label: '行数', numeric: true, cell: (one) => count(one.rowsTotal) },
            { key: 'faulty', label: '有错误', numeric: true, cell: (one) => count(one.rowsFaulty) },
            { key: 'state', label: '状态', cell: (one) => <ImportBadge state={one.state} /> },
          ]}
        />
      </div>
    </Page>
  );
}

export const count = (n: number) => n.toLocaleString('zh-CN');

export function ImportBadge({ state }: Pick<ListImport, 'state'>) {
  const tones = {
    CHECKING: 'info',
    CHECKED: 'warning',
    IMPORTING: 'info',
    DONE: 'success',
    CANCELLED: 'neutral',
  } as const;
  return <Badge tone={tones[state]}>{importStateNames[state]}</Badge>;
}

function Upload({ forUnits, form }: Pick<ImportsPageProps, 'forUnits' | 'form'>) {
  const { values, errors } = form;
  return (
    <Card title="上传名单" icon="list">
      <Form action="/roster/imports" upload>
        {forUnits ? (
          <TextField
            name="unit"
            label="人员所在单位"
            hint="统一社会信用代码或单位全称；没有单位的人员留空。单位确认之前显示为“等待确认”。"
            value={typed(values, 'unit')}
            error={errors.unit}
          />
        ) : null}
        <FileField
          name="file"
          label="名单文件"
          hint="xlsx 或 csv，最多 20 MB、20 万行。"
          accept=".xlsx,.xls,.csv,.txt"
          error={errors.file}
          required
        />
        <div class="flex flex-wrap gap-3 items-center">
          <SubmitButton busyText="正在上传…">上传并检查</SubmitButton>
          <ButtonLink href="/roster/template" tone="quiet">
            下载模板（Excel）
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}

function Explanation() {
  return (
    <Card title="怎样填写" icon="info">
      <ul class="list-disc pl-5 stack-tight">
        <li>
          表头有这些列：
          {listColumns.map((column, index) => (
            <>
              {index > 0 ? '、' : ''}
              <span class={required.includes(column) ? 'font-semibold' : ''}>
                {headingNames[column][0]}
              </span>
            </>
          ))}
          。姓名和证件号码必填，其余选填，列的顺序随意。
        </li>
        <li>
          证件类型不填的按居民身份证；证件号码一列请设为“文本”，否则 Excel
          会改掉末几位。模板已经设好，职称、证件类型和单位可以从列表里选；写了导入单位的，与名单的单位不同时会报错。
        </li>
        <li>没有账号的人会建立账号，没有初始密码，由本人用手机验证码或窗口代码启用。</li>
        <li>已有账号、选了您的单位的人直接确认；其余已有账号的人，由本人同意后进入名册。</li>
        <li>有错误的行可以下载成一个文件，每行写明错在哪里，改好后再上传。</li>
      </ul>
    </Card>
  );
}
