import type { FormState } from '../../../platform/http/form.ts';
import {
  Alert,
  ErrorSummary,
  FileField,
  Form,
  Island,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Article } from '../rules/article.ts';
import type { HelpTopic } from '../rules/question.ts';

export interface AskPageProps {
  topics: HelpTopic[];
  form: FormState;
  /** Articles that may answer it, shown once before the question is sent. */
  suggestions: Article[];
}

/** The form of a question; the topic decides the holder. */
export function AskPage({ topics, form, suggestions }: AskPageProps) {
  const field = (name: string) => ({
    name,
    value: String(form.values[name] ?? ''),
    error: form.errors[name],
  });
  const found = suggestions.length > 0;
  return (
    <Page
      title="提问"
      width="narrow"
      lead="选好事项，平台会把提问交给负责这件事的单位。请不要写密码和验证码。"
      crumbs={[{ label: '我的提问', href: '/questions' }, { label: '提问' }]}
    >
      <ErrorSummary errors={form.errors} />
      {found ? (
        <div class="mb-5">
          <Alert tone="info" title="这些内容可能已经回答了您的问题">
            <ul>
              {suggestions.map(({ id, title }) => (
                <li key={id}>
                  <a class="link" href={`/help/articles/${id}`} target="_blank" rel="noopener">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
            <p>没有解决的，请按下面的“仍然提交”。选过附件的，请再选一次。</p>
          </Alert>
        </div>
      ) : null}
      <Form action="/questions" upload class="stack">
        {found ? <input type="hidden" name="anyway" value="yes" /> : null}
        <RadioField
          {...field('topicCode')}
          label="事项"
          required
          options={topics.map(({ code, name, hint }) => ({ value: code, label: name, hint }))}
        />
        <TextField {...field('title')} label="一句话说明" required maxLength={80} />
        <TextArea {...field('text')} label="详细情况" required rows={7} maxLength={5000} />
        <Island name="paste-screenshot">
          <FileField
            name="file"
            label="截图或附件"
            hint="电脑上截好图，在本页按 Ctrl + V 就能贴上；手机上选截屏的照片。图片（PNG、JPG）或 PDF，10 MB 以内。"
            accept=".png,.jpg,.jpeg,.pdf"
            error={form.errors.file}
          />
        </Island>
        <SubmitButton>{found ? '仍然提交' : '提交'}</SubmitButton>
      </Form>
    </Page>
  );
}
