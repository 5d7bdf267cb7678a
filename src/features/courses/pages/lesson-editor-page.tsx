import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import { markOf } from '../rules/lesson-words.ts';
import type { Topic } from '../rules/topic.ts';

export interface LessonEditorPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  /** A correction that waits for the bureau. */
  waiting: Proposal | undefined;
  /** Whether the officer may propose to correct a published lesson. */
  mayPropose: boolean;
  form: FormState;
}

/** The title, summary, minutes and text of a lesson, written as Markdown. */
export function LessonEditorPage(props: LessonEditorPageProps) {
  const { topic, lesson, waiting, mayPropose, form } = props;
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
        {isDraft ? null : <OpenProposal proposal={waiting} />}
        {topic.state === 'CLOSED' || (!isDraft && !mayPropose) ? (
          <Fixed />
        ) : (
          <Editor {...{ topic, lesson, form }} />
        )}
        <div class="flex flex-wrap items-start gap-3">
          <ButtonLink href={`${base}/preview/${lesson.id}`} tone="quiet">
            像学员一样看这一课
          </ButtonLink>
          {isDraft ? (
            <ConfirmButton
              label="删除这一课"
              tone="danger"
              question={`删除“${lesson.title}”和它的课文。`}
              confirm="确定删除"
              action={`${base}/outline`}
            >
              <input type="hidden" name="what" value="REMOVE_LESSON" />
              <input type="hidden" name="lessonId" value={lesson.id} />
            </ConfirmButton>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

const Fixed = () => <Alert tone="info">专题已经发布，课文由培训中心提出更正、市局确认。</Alert>;

function Editor({ topic, lesson, form }: Pick<LessonEditorPageProps, 'topic' | 'lesson' | 'form'>) {
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
      {topic.state === 'DRAFT' ? null : (
        <TextArea
          {...fieldOf(form, 'reason')}
          label="为什么更正"
          hint="专题已经发布：更正由市局确认后生效，讲义和离线包随后重新生成。"
          rows={2}
          maxLength={200}
          required
        />
      )}
      <div>
        <SubmitButton busyText="正在保存…">
          {topic.state === 'DRAFT' ? '保存课文' : '提请更正'}
        </SubmitButton>
      </div>
    </Form>
  );
}
