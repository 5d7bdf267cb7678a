import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  FileField,
  FilterRow,
  Form,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
} from '../../../ui/index.ts';
import {
  exportFormats,
  exportNames,
  formatNames,
  importStateNames,
  mostMegabytes,
  mostMegabytesAtOnce,
  type QuestionImport,
} from '../rules/question-import.ts';

export interface ImportsPageProps {
  topics: readonly { id: string; title: string; year: number }[];
  topic: { id: string; title: string; year: number } | undefined;
  lessons: readonly { id: string; title: string; position: number }[];
  imports: readonly (QuestionImport & { topicTitle: string; by: string })[];
  form: FormState;
}

const usages = [
  { value: 'BOTH', label: '考试和练习都用' },
  { value: 'EXAM', label: '只用于考试' },
  { value: 'PRACTICE', label: '只用于练习' },
];

/** Files of questions of a topic: sending one, exporting the bank, and what became of those sent. */
export function ImportsPage({ topics, topic, lessons, imports, form }: ImportsPageProps) {
  return (
    <Page
      title="题目导入与导出"
      width="wide"
      lead="先读、后看、再导入：上传后逐题显示读懂了什么、丢了什么、和哪道题相似，确认后才成为草稿。"
      crumbs={[{ label: '题库', href: '/question-bank' }, { label: '导入与导出' }]}
    >
      <ErrorSummary errors={form.errors} />
      {topic ? (
        <div class="stack">
          <FilterRow
            action="/question-imports"
            choices={[
              {
                name: 'topic',
                label: '专题',
                value: topic.id,
                options: topics.map(({ id, title, year }) => ({
                  value: id,
                  label: `${year}年 ${title}`,
                })),
              },
            ]}
          />
          <div class="two-columns">
            <Card title="导入" icon="book">
              <TakeForm {...{ topic, lessons, form }} />
            </Card>
            <Card title="导出已发布的题" icon="download">
              <p class="text-muted">
                表格可以改好再导入。QTI 题包带图片和案例；GIFT、Aiken、Moodle XML
                只含各自能表达的题型。
              </p>
              <p class="flex flex-wrap gap-3 mt-3">
                {exportFormats.map((format) => (
                  <ButtonLink
                    key={format}
                    href={`/question-exports/${topic.id}/${format}`}
                    tone="quiet"
                  >
                    {exportNames[format]}
                  </ButtonLink>
                ))}
              </p>
            </Card>
          </div>
          <Sent imports={imports} />
        </div>
      ) : (
        <EmptyState title="还没有专题" icon="list">
          建好年度专题和课以后，就可以导入题目。
        </EmptyState>
      )}
    </Page>
  );
}

function TakeForm({
  topic,
  lessons,
  form,
}: Pick<ImportsPageProps, 'lessons' | 'form'> & { topic: { id: string } }) {
  return (
    <Form action="/question-imports" upload>
      <input type="hidden" name="topicId" value={topic.id} />
      <FileField
        name="file"
        label="题目文件"
        hint={`表格或 QTI 题包，最大 ${mostMegabytes} MB；Word、文本、GIFT、Aiken 或 Moodle XML，最大 ${mostMegabytesAtOnce} MB。`}
        accept=".xlsx,.xls,.csv,.docx,.txt,.gift,.xml,.zip"
        required
        error={form.errors.file}
      />
      <SelectField
        {...fieldOf(form, 'lessonId')}
        label="没有写明课的题归入"
        placeholder="请选择"
        required
        options={lessons.map(({ id, title, position }) => ({
          value: id,
          label: `第${position}课　${title}`,
        }))}
      />
      <RadioField {...fieldOf(form, 'usage')} label="用途" required options={usages} />
      <div class="flex flex-wrap items-center gap-4">
        <SubmitButton>上传并查看</SubmitButton>
        <a class="link" href="/question-imports/template.xlsx">
          下载表格模板
        </a>
      </div>
    </Form>
  );
}

const Sent = ({ imports }: Pick<ImportsPageProps, 'imports'>) => (
  <DataTable
    caption="上传过的文件"
    rows={imports}
    rowKey={({ id }) => id}
    empty={<p class="text-muted">还没有上传过题目文件。</p>}
    columns={[
      {
        key: 'file',
        label: '文件',
        cell: ({ id, fileName }) => (
          <a class="link" href={`/question-imports/${id}`}>
            {fileName}
          </a>
        ),
      },
      { key: 'format', label: '格式', cell: ({ format }) => formatNames[format] },
      { key: 'topic', label: '专题', cell: ({ topicTitle }) => topicTitle },
      {
        key: 'state',
        label: '状态',
        cell: ({ state }) => (
          <Badge tone={state === 'UNREADABLE' ? 'error' : state === 'READ' ? 'warning' : 'neutral'}>
            {importStateNames[state]}
          </Badge>
        ),
      },
      {
        key: 'by',
        label: '上传',
        cell: ({ by, createdAt }) => (
          <>
            {by} <DateTime value={createdAt} />
          </>
        ),
      },
    ]}
  />
);
