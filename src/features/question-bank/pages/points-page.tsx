import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  CheckboxField,
  ConfirmButton,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { KnowledgePoint } from '../queries/points.ts';
import type { TopicTerms } from '../queries/topics-of-bank.ts';

interface PointsPageProps {
  terms: TopicTerms;
  mayAuthor: boolean;
  form: FormState;
}

/** The knowledge points of a topic, with how many questions examine each. */
export function PointsPage({ terms, mayAuthor, form }: PointsPageProps) {
  const { topic, points } = terms;
  const here = `/question-bank/topics/${topic.id}`;
  return (
    <Page
      title="知识点"
      lead="题目按知识点归类，组卷时可以按知识点抽题。"
      crumbs={[
        { label: '题库', href: '/question-bank' },
        { label: topic.title, href: here },
        { label: '知识点' },
      ]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <PointTable {...{ terms, mayAuthor, form, here, points }} />
        {mayAuthor ? <AddPoints {...{ terms, form, here }} /> : null}
      </div>
    </Page>
  );
}

const lessonOptions = ({ lessons }: TopicTerms) =>
  lessons.map(({ id, title }) => ({ value: id, label: title }));

function AddPoints({ terms, form, here }: { terms: TopicTerms; form: FormState; here: string }) {
  return (
    <Card title="增加知识点">
      <Form action={`${here}/points`}>
        <TextArea
          label="名称"
          hint="每行一个；已经有的会跳过。"
          required
          {...fieldOf(form, 'names')}
        />
        <SelectField
          label="课时"
          placeholder="不限课时"
          options={lessonOptions(terms)}
          {...fieldOf(form, 'lessonId')}
        />
        <SubmitButton>增加</SubmitButton>
      </Form>
    </Card>
  );
}

function PointTable(props: PointsPageProps & { here: string; points: readonly KnowledgePoint[] }) {
  const { terms, here, points, mayAuthor } = props;
  const titles = new Map(terms.lessons.map(({ id, title }) => [id, title]));
  return (
    <DataTable
      caption="知识点"
      rows={points}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="还没有知识点" icon="list">
          先列出这个专题要考的知识点，写题时就能选。
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          label: '知识点',
          cell: ({ name, retiredAt }) => (
            <>
              {name} {retiredAt ? <Badge tone="neutral">不再使用</Badge> : null}
            </>
          ),
        },
        {
          key: 'lesson',
          label: '课时',
          cell: ({ lessonId }) => titles.get(lessonId ?? '') ?? '不限',
        },
        {
          key: 'questions',
          label: '题目',
          numeric: true,
          cell: ({ id, questions }) => (
            <a class="link" href={`${here}?point=${id}`}>
              {questions}
            </a>
          ),
        },
        {
          key: 'change',
          label: '',
          cell: (point) => (mayAuthor ? <ChangePoint {...props} point={point} /> : null),
        },
      ]}
    />
  );
}

function ChangePoint(props: PointsPageProps & { here: string; point: KnowledgePoint }) {
  const { terms, here, point, form } = props;
  const isWrong = form.values.pointId === point.id;
  return (
    <ConfirmButton
      label="修改"
      question="题目跟着改名；不再使用的知识点，已有的题目仍然保留。"
      confirm="保存"
      tone="quiet"
      action={`${here}/points/${point.id}`}
      open={isWrong}
    >
      <input type="hidden" name="pointId" value={point.id} />
      <TextField
        label="名称"
        required
        {...(isWrong ? fieldOf(form, 'name', point.name) : { name: 'name', value: point.name })}
      />
      <SelectField
        name="lessonId"
        label="课时"
        placeholder="不限课时"
        value={point.lessonId ?? ''}
        options={lessonOptions(terms)}
      />
      <CheckboxField name="retired" label="不再使用" checked={point.retiredAt !== null} />
    </ConfirmButton>
  );
}
