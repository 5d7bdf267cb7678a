import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  Pagination,
  SelectField,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import { type Complaint, complaintSubject, outcomeNames, usualDays } from '../rules/complaint.ts';

export interface ComplaintDeskPageProps {
  state: 'ASKED' | 'ANSWERED';
  complaints: PageOf<Complaint>;
  names: ReadonlyMap<string, string>;
  topics: { id: string; year: number; title: string; days: number }[];
  mayAnswer: boolean;
  form: FormState;
}

/** The complaints of learners, those that wait first, and the term of each topic. */
export function ComplaintDeskPage(props: ComplaintDeskPageProps) {
  const { state, complaints, names, topics, mayAnswer, form } = props;
  const title = new Map(topics.map((one) => [one.id, one.title]));
  return (
    <Page
      title="成绩异议"
      lead="考生对试题或分数提出的异议；成立的，据此提出成绩更正。"
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <Tabs
        label="状态"
        tabs={[
          { href: '/complaint-desk', label: '待答复', current: state === 'ASKED' },
          {
            href: '/complaint-desk?state=ANSWERED',
            label: '已答复',
            current: state === 'ANSWERED',
          },
        ]}
      />
      <DataTable
        caption="成绩异议"
        rows={complaints.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="没有异议" icon="check">
            考生在成绩页提出的异议会列在这里。
          </EmptyState>
        }
        columns={[
          {
            key: 'who',
            label: '考生',
            cell: ({ id, accountId }) => (
              <a class="link" href={`/complaint-desk/${id}`}>
                {names.get(accountId) ?? ''}
              </a>
            ),
          },
          { key: 'topic', label: '专题', cell: ({ topicId }) => title.get(topicId) ?? topicId },
          { key: 'what', label: '异议', cell: (one) => complaintSubject(one) },
          { key: 'text', label: '理由', cell: ({ text }) => text.slice(0, 60) },
          {
            key: 'at',
            label: state === 'ASKED' ? '提出' : '答复',
            cell: ({ askedAt, answeredAt }) => <DateTime value={answeredAt ?? askedAt} />,
          },
          {
            key: 'outcome',
            label: '结果',
            cell: ({ outcome }) => (outcome ? outcomeNames[outcome] : '待答复'),
          },
        ]}
      />
      <Pagination of={complaints} />
      {mayAnswer ? <Terms topics={topics} form={form} /> : null}
    </Page>
  );
}

function Terms({ topics, form }: Pick<ComplaintDeskPageProps, 'topics' | 'form'>) {
  return (
    <Card title="提出异议的期限" icon="clock">
      <p class="mb-3">从出成绩（或更正成绩）起算，没有另外设定的专题是 {usualDays} 天。</p>
      <Form action="/complaint-desk/terms">
        <SelectField
          {...fieldOf(form, 'topic')}
          label="专题"
          placeholder="请选择"
          required
          options={topics.map((one) => ({
            value: one.id,
            label: `${one.year}年 ${one.title}（现在 ${one.days} 天）`,
          }))}
        />
        <TextField
          {...fieldOf(form, 'days')}
          label="天数"
          type="number"
          inputMode="numeric"
          size="short"
          required
        />
        <SubmitButton tone="quiet">保存期限</SubmitButton>
      </Form>
    </Card>
  );
}
