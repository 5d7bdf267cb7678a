import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { Question } from '../../assessment/index.ts';
import { type Attempt, resultNames } from '../../exam/index.ts';
import {
  type Complaint,
  complaintOutcomes,
  complaintStateNames,
  complaintSubject,
  outcomeNames,
} from '../rules/complaint.ts';
import { QuestionCard } from './question-card.tsx';

export interface ComplaintPageProps {
  complaint: Complaint;
  name: string;
  topicTitle: string;
  attempt: Attempt;
  question: Question | null;
  /** What the person answered and the key, in the letters of the paper. */
  given: { response: string; key: string } | null;
  corrections: { id: string }[];
  mayAnswer: boolean;
  form: FormState;
}

/** A complaint with what the clerk needs to judge it, the answer, and the way to a correction. */
export function ComplaintPage(props: ComplaintPageProps) {
  const { complaint, name, topicTitle, attempt, question, given, form } = props;
  return (
    <Page
      title="成绩异议"
      crumbs={[
        { label: '成绩异议', href: '/complaint-desk' },
        { label: complaintSubject(complaint) },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Card
          title={`${name}：${complaintSubject(complaint)}`}
          icon="flag"
          actions={<Badge tone="neutral">{complaintStateNames[complaint.state]}</Badge>}
        >
          <DefinitionList
            items={[
              { label: '专题', value: topicTitle },
              {
                label: '考试',
                value: (
                  <a class="link" href={`/exam-monitor/attempts/${attempt.id}`}>
                    第{attempt.attemptNo}次，{attempt.score ?? '没有'} 分，
                    {attempt.result ? resultNames[attempt.result] : ''}
                  </a>
                ),
              },
              { label: '提出', value: <DateTime value={complaint.askedAt} /> },
              { label: '理由', value: complaint.text },
              { label: '考生的作答', value: given ? given.response || '没有作答' : null },
              { label: '试卷上的答案', value: given?.key },
              { label: '结果', value: complaint.outcome ? outcomeNames[complaint.outcome] : null },
              { label: '答复', value: complaint.answer },
            ]}
          />
        </Card>
        {question ? <QuestionCard question={question} /> : null}
        {props.corrections.map(({ id }) => (
          <Alert key={id} tone="info">
            <a class="link" href={`/score-corrections/${id}`}>
              据此提出的成绩更正
            </a>
          </Alert>
        ))}
        {props.mayAnswer ? <Next {...props} /> : null}
      </div>
    </Page>
  );
}

function Next({ complaint, question, form }: ComplaintPageProps) {
  const { id, topicId, questionId, versionNo } = complaint;
  const correction =
    question && questionId && versionNo
      ? new URLSearchParams({
          ...{ topic: topicId, question: questionId, version: String(versionNo), complaint: id },
        })
      : null;
  return (
    <>
      {correction ? (
        <p>
          <ButtonLink tone="quiet" href={`/score-corrections/new?${correction}`}>
            据此提出成绩更正
          </ButtonLink>
        </p>
      ) : null}
      {complaint.state === 'ASKED' ? (
        <Card title="答复" icon="pen" tone="accent">
          <Form action={`/complaint-desk/${id}/answer`}>
            <RadioField
              name="outcome"
              label="处理结果"
              value={typed(form.values, 'outcome')}
              error={form.errors.outcome}
              required
              options={complaintOutcomes.map((value) => ({ value, label: outcomeNames[value] }))}
            />
            <TextArea
              {...fieldOf(form, 'answer')}
              label="答复"
              hint="考生会看到，也会收到短信。考试的正确答案不要写进去。"
              rows={4}
              maxLength={1000}
              required
            />
            <SubmitButton busyText="正在发送…">发送答复</SubmitButton>
          </Form>
        </Card>
      ) : null}
    </>
  );
}
