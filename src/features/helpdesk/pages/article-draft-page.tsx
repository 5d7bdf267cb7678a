import type { FormState } from '../../../platform/http/form.ts';
import {
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { HelpTopic, Question } from '../rules/question.ts';

export interface ArticleDraftPageProps {
  question: Question;
  topics: HelpTopic[];
  form: FormState;
}

/** The form to turn an answer into an article without personal data. */
export function ArticleDraftPage({ question, topics, form }: ArticleDraftPageProps) {
  const field = (name: string) => ({
    name,
    value: String(form.values[name] ?? ''),
    error: form.errors[name],
    required: true,
  });
  return (
    <Page
      title="整理成知识"
      lead="请改写成对大家都适用的话，去掉姓名、号码等个人信息。另一人核对后发布。"
      crumbs={[
        { label: '提问办理', href: '/question-desk' },
        { label: question.title, href: `/question-desk/${question.id}` },
        { label: '整理成知识' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <Form action={`/question-desk/${question.id}/article`} class="stack">
        <SelectField
          {...field('topicCode')}
          label="事项"
          options={topics.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField {...field('title')} label="标题" />
        <TextArea {...field('body')} label="正文" hint="可以用 Markdown" rows={12} />
        <SubmitButton>保存，等另一人核对</SubmitButton>
      </Form>
    </Page>
  );
}
