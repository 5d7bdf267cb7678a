import {
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { kindOf, type Question } from '../../assessment/index.ts';

export interface ChooseQuestionPageProps {
  topics: { id: string; year: number; title: string }[];
  topic: string | null;
  words: string;
  complaint: string | null;
  /** Null before a topic is chosen. */
  questions: Question[] | null;
}

/** The question of which papers that is to be corrected. */
export function ChooseQuestionPage(props: ChooseQuestionPageProps) {
  const { topics, topic, words, complaint, questions } = props;
  return (
    <Page
      title="提出成绩更正"
      lead="先找到有问题的试题。"
      crumbs={[{ label: '成绩更正', href: '/score-corrections' }, { label: '选择试题' }]}
    >
      <div class="stack">
        <Card title="查找试题" icon="search">
          <Form action="/score-corrections/new" method="get">
            {complaint ? <input type="hidden" name="complaint" value={complaint} /> : null}
            <SelectField
              name="topic"
              label="专题"
              placeholder="请选择"
              value={topic ?? ''}
              required
              options={topics.map((one) => ({
                value: one.id,
                label: `${one.year}年 ${one.title}`,
              }))}
            />
            <TextField name="words" label="题干里的字" value={words} hint="不填列出前50道。" />
            <SubmitButton tone="quiet">查找</SubmitButton>
          </Form>
        </Card>
        {questions === null || topic === null ? null : (
          <DataTable
            caption="试卷里的试题"
            rows={questions}
            rowKey={({ id, versionNo }) => `${id} ${versionNo}`}
            empty={
              <EmptyState title="没有找到试题" icon="search">
                换几个字再找；只列出进过试卷的试题。
              </EmptyState>
            }
            columns={[
              { key: 'kind', label: '题型', cell: ({ kind }) => kindOf(kind).name },
              { key: 'stem', label: '题干', cell: ({ stem }) => stem },
              { key: 'answer', label: '现在的答案', cell: ({ answer }) => answer },
              {
                key: 'choose',
                label: '',
                cell: ({ id, versionNo }) => (
                  <ButtonLink
                    size="small"
                    tone="quiet"
                    href={`/score-corrections/new?${new URLSearchParams({ topic, question: id, version: String(versionNo), ...(complaint ? { complaint } : {}) })}`}
                  >
                    更正这道题
                  </ButtonLink>
                ),
              },
            ]}
          />
        )}
      </div>
    </Page>
  );
}
