import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  Page,
  Pagination,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { fileStateNames, fileStateTones, type ResultFile } from '../rules/earlier-result.ts';

export interface ResultFilesPageProps {
  files: PageOf<ResultFile>;
  mayImport: boolean;
  form: FormState;
}

/** The lists of earlier results, and the form of another. */
export function ResultFilesPage({ files, mayImport, form }: ResultFilesPageProps) {
  return (
    <Page
      title="历年成绩"
      lead="纸质考试和平台启用以前的公需科目成绩。导入后计入职称评审的周期；由两人办理。"
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {mayImport ? <UploadCard form={form} /> : null}
        <DataTable
          caption="名单"
          rows={files.rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有名单" icon="list">
              上传的名单会列在这里。
            </EmptyState>
          }
          columns={[
            {
              key: 'file',
              label: '名单',
              cell: ({ id, fileName }) => (
                <a class="link" href={`/earlier-results/${id}`}>
                  {fileName}
                </a>
              ),
            },
            { key: 'source', label: '来源和依据', cell: ({ source }) => source },
            { key: 'at', label: '上传', cell: ({ uploadedAt }) => <DateTime value={uploadedAt} /> },
            {
              key: 'state',
              label: '状态',
              cell: ({ state }) => (
                <Badge tone={fileStateTones[state]}>{fileStateNames[state]}</Badge>
              ),
            },
          ]}
        />
        <Pagination of={files} />
      </div>
    </Page>
  );
}

function UploadCard({ form }: { form: FormState }) {
  return (
    <Card title="上传名单" icon="list">
      <p class="mb-3">
        一人一个年度一行；学员要先在平台注册。上传后先逐行核对，什么都不导入。
        <a class="link" href="/earlier-results/template.xlsx">
          下载模板
        </a>
      </p>
      <Form action="/earlier-results" upload>
        <TextArea
          {...fieldOf(form, 'source')}
          label="来源和依据"
          hint="例如：某年纸质考试成绩册，某号文件。"
          rows={2}
          maxLength={200}
          required
        />
        <FileField
          name="file"
          label="名单文件"
          hint="xlsx 或 csv，不超过10兆。"
          accept=".xlsx,.xls,.csv,.txt"
          error={form.errors.file}
          required
        />
        <SubmitButton busyText="正在核对…">上传核对</SubmitButton>
      </Form>
    </Card>
  );
}
