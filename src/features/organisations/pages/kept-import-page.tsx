import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  DataTable,
  ErrorSummary,
  FileField,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { KeptRow, RowFault } from '../rules/kept-rows.ts';

export interface KeptImportPageProps {
  form: FormState;
  /** Rows that cannot be right: nothing was imported. */
  faults: RowFault[];
  result: { added: number; known: KeptRow[] } | null;
}

/** Units from a table, with what came of the last one. */
export function KeptImportPage({ form, faults, result }: KeptImportPageProps) {
  return (
    <Page
      title="从表格导入单位"
      crumbs={[{ label: '单位名录', href: '/organisations' }, { label: '从表格导入' }]}
      lead="名录里已有的单位（信用代码或名称相同）会跳过。有一行不对，就一家也不导入。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {result ? (
          <Alert tone="success" title={`新增 ${result.added} 家单位`}>
            {result.known.length > 0
              ? `名录里已有 ${result.known.length} 家，没有改动：第 ${result.known
                  .map(({ row }) => row)
                  .join('、')} 行。`
              : '没有跳过的行。'}
          </Alert>
        ) : null}
        {faults.length > 0 ? (
          <>
            <Alert tone="error" title={`有 ${faults.length} 行要改，什么都没有导入`}>
              请在文件里改好，再上传一次。
            </Alert>
            <DataTable
              caption="要改的行"
              rows={faults}
              rowKey={({ row }) => String(row)}
              columns={[
                { key: 'row', label: '行', numeric: true, value: ({ row }) => row },
                { key: 'what', label: '要改什么', value: ({ sentence }) => sentence },
              ]}
            />
          </>
        ) : null}
        <Form action="/organisations/imports" upload class="sheet">
          <FileField
            label="文件"
            hint="Excel（.xlsx）或 CSV，第一行是表头：单位名称、统一社会信用代码、隶属关系、区县、地址、电话。"
            accept=".xlsx,.csv"
            name="file"
            error={fieldOf(form, 'file').error}
            required
          />
          <p class="mb-4">
            <a class="link" href="/organisations/template">
              下载模板
            </a>
          </p>
          <SubmitButton busyText="正在导入…">导入</SubmitButton>
        </Form>
      </div>
    </Page>
  );
}
