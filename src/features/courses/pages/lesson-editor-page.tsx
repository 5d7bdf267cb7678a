import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import { markOf } from '../rules/lesson-mark.ts';
import type { Topic } from '../rules/topic.ts';

export interface LessonEditorPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  form: FormState;
}

/** The title, summary, minutes and text of a lesson, written as Markdown. */
export function LessonEditorPage({ topic, lesson, form }: LessonEditorPageProps) {
  const base = `/topics/${topic.id}`;
  const isDraft = topic.state === 'DRAFT';
  return (
    <Page
      title={`第${lesson.position}课　${lesson.title}`}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: `第${lesson.position}课` },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {isDraft ? <Editor {...{ topic, lesson, form }} /> : <Fixed />}
        <p>
          <ButtonLink href={`${base}/preview/${lesson.id}`} tone="quiet">
            像学员一样看这一课
          </ButtonLink>
        </p>
      </div>
    </Page>
  );
}

const Fixed = () => <Alert tone="info">专题已经发布，课文不能在这里改。</Alert>;

function Editor({ topic, lesson, form }: LessonEditorPageProps) {
  const basedOn = String(form.values.basedOn ?? markOf(lesson));
  return (
    <Form action={`/topics/${topic.id}/lessons/${lesson.id}`} class="stack">
      <input type="hidden" name="basedOn" value={basedOn} />
      <Card title="这一课" icon="book">
        <TextField {...fieldOf(form, 'title', lesson.title)} label="标题" maxLength={60} required />
        <TextField
          {...fieldOf(form, 'summary', lesson.summary)}
          label="摘要"
          hint="一句话，显示在课程目录里。"
          maxLength={200}
        />
        <TextField
          {...fieldOf(form, 'minutes', String(lesson.minutes))}
          label="学习时长（分钟）"
          size="short"
          inputMode="numeric"
          required
        />
      </Card>
      <Card title="课文" icon="pen">
        {lesson.bodyMarkdown === null ? (
          <Alert tone="info">现有的课文只有网页格式，不动它就保留；在下面写新的就替换它。</Alert>
        ) : null}
        <TextArea
          {...fieldOf(form, 'bodyMarkdown', lesson.bodyMarkdown ?? '')}
          label="正文"
          hint="用 Markdown 写：## 小标题、- 列表、**重点**、| 表格 |。不用写课的标题。"
          rows={22}
        />
      </Card>
      <div>
        <SubmitButton busyText="正在保存…">保存课文</SubmitButton>
      </div>
    </Form>
  );
}
