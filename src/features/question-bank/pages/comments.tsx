import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { Badge, Card, DateTime, Form, SubmitButton, TextArea } from '../../../ui/index.ts';
import type { QuestionView } from '../queries/question-view.ts';

/** What authors and reviewers said, the newest first, and a field for more. */
export function Comments(props: { view: QuestionView; mayAuthor: boolean; form: FormState }) {
  const { view, mayAuthor, form } = props;
  const { comments, newest } = view;
  return (
    <Card title="意见">
      {comments.length === 0 ? <p class="text-muted">还没有人写意见。</p> : null}
      <ul class="stack">
        {comments.map(({ id, by, at, text, kind, versionNo }) => (
          <li key={id}>
            <p class="text-sm text-muted">
              {by}　第 {versionNo} 版　
              <DateTime value={at} />{' '}
              {kind === 'RETURNED' ? <Badge tone="warning">退回</Badge> : null}
            </p>
            <p class="whitespace-pre-wrap">{text}</p>
          </li>
        ))}
      </ul>
      {mayAuthor ? (
        <Form action={`/question-bank/questions/${newest.questionId}/comments`} class="mt-4">
          <TextArea label="写意见" rows={3} maxLength={1000} {...fieldOf(form, 'text')} />
          <SubmitButton tone="quiet">发表</SubmitButton>
        </Form>
      ) : null}
    </Card>
  );
}
