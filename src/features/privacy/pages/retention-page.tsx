import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  ButtonLink,
  Card,
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { RetentionRun, RetentionTerm } from '../queries/retention.ts';

export interface RetentionPageProps {
  terms: RetentionTerm[];
  runs: RetentionRun[];
  form: FormState;
  mayChange: boolean;
}

const columns: Column<RetentionTerm>[] = [
  { key: 'title', label: '内容', cell: (row) => row.title },
  { key: 'days', label: '保存（天）', numeric: true, cell: (row) => row.days },
  { key: 'law', label: '依据', cell: (row) => row.law || '内部规定' },
];

/** How long things are kept, and what the last nights deleted. */
export function RetentionPage({ terms, runs, form, mayChange }: RetentionPageProps) {
  return (
    <Page
      title="个人信息保存期限"
      lead="每晚三点后按期限删除，并留下报告。成绩、合格单、审验和票据不在此列。"
      actions={
        <ButtonLink href="/privacy/assessment" tone="quiet">
          影响评估草稿
        </ButtonLink>
      }
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <DataTable caption="保存期限" columns={columns} rows={terms} rowKey={({ code }) => code} />
        {mayChange ? <TermForm terms={terms} form={form} /> : null}
        <Card title="最近的删除报告" icon="clock">
          <DataTable
            caption="删除报告"
            columns={runColumns(terms)}
            rows={runs}
            rowKey={({ id }) => id}
            empty={<EmptyState title="还没有报告">第一次删除在今晚三点以后。</EmptyState>}
          />
        </Card>
      </div>
    </Page>
  );
}

function TermForm({ terms, form: { values, errors } }: Pick<RetentionPageProps, 'terms' | 'form'>) {
  return (
    <Card title="更改期限" icon="pen">
      <Form action="/privacy/retention">
        <SelectField
          name="code"
          label="内容"
          required
          value={typed(values, 'code')}
          error={errors.code}
          options={terms.map(({ code, title }) => ({ value: code, label: title }))}
        />
        <TextField
          name="days"
          label="保存天数"
          required
          size="short"
          inputMode="numeric"
          value={typed(values, 'days')}
          error={errors.days}
        />
        <SubmitButton>更改</SubmitButton>
      </Form>
    </Card>
  );
}

const runColumns = (terms: readonly RetentionTerm[]): Column<RetentionRun>[] => [
  { key: 'ranAt', label: '时间', cell: (row) => <DateTime value={row.ranAt} /> },
  {
    key: 'deleted',
    label: '删除',
    cell: (row) =>
      terms
        .filter(({ code }) => row.deleted[code])
        .map(({ code, title }) => `${title} ${row.deleted[code]} 条`)
        .join('；') || '没有到期的',
  },
];
