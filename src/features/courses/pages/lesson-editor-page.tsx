import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  ErrorSummary,
  Form,
  formatDateTime,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import { placeAndTitle, placeOf, type WrittenLesson } from '../rules/lesson.ts';
import { isOpenToAuthors } from '../rules/policy.ts';
import { documentOf } from '../rules/text/document-of.ts';
import type { Topic } from '../rules/topic.ts';
import { PictureUpload, TextEditor } from './text-editor.tsx';

export interface LessonEditorPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  /** A correction that waits for the bureau. */
  waiting: Proposal | undefined;
  /** Whether the officer may propose to correct a published lesson. */
  mayPropose: boolean;
  /** Colleagues who typed into it a moment ago. */
  colleagues: readonly string[];
  /** When the author left what is shown unsaved; null when it is the lesson as it is. */
  leftAt: Date | null;
  form: FormState;
}

/** The title, summary, minutes and text of a lesson. */
export function LessonEditorPage(props: LessonEditorPageProps) {
  const { topic, lesson, waiting, mayPropose, form } = props;
  const base = `/topics/${topic.id}`;
  const isDraft = isOpenToAuthors(topic, lesson);
  return (
    <Page
      title={placeAndTitle(lesson)}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: placeOf(lesson) },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {isDraft ? null : <OpenProposal proposal={waiting} />}
        <Unsaved {...props} />
        {topic.state === 'CLOSED' || (!isDraft && !mayPropose) ? (
          <Fixed />
        ) : (
          <>
            <Editor {...{ topic, lesson, form }} />
            <PictureUpload topicId={topic.id} lessonId={lesson.id} form={form} />
          </>
        )}
        <div class="flex flex-wrap items-start gap-3">
          <ButtonLink href={`${base}/preview/${lesson.id}`} tone="quiet">
            像学员一样看这一课
          </ButtonLink>
          <ButtonLink href={`${base}/lessons/${lesson.id}/film`} tone="quiet">
            视频和字幕
          </ButtonLink>
          <ButtonLink href={`${base}/lessons/${lesson.id}/attachments`} tone="quiet">
            音频和附件
          </ButtonLink>
          <ButtonLink href={`${base}/lessons/${lesson.id}/package`} tone="quiet">
            互动课件
          </ButtonLink>
          <ButtonLink href={`${base}/lessons/${lesson.id}/versions`} tone="quiet">
            各版（现在第{lesson.versionNo}版）
          </ButtonLink>
          <ButtonLink href={`${base}/lessons/${lesson.id}/markdown`} tone="quiet">
            导出 Markdown
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

/** What is not saved yet, and who else is writing. */
function Unsaved({ topic, lesson, colleagues, leftAt, form }: LessonEditorPageProps) {
  const isBehind = Number(form.values.basedOn ?? lesson.versionNo) < lesson.versionNo;
  return (
    <>
      {leftAt ? (
        <Alert tone="info" title={`接着您 ${formatDateTime(leftAt)} 没有保存的内容写`}>
          <p class="mb-2">
            {isBehind
              ? '那以后同事保存过新的一版；您保存时，两边不同的地方请您逐处选择。'
              : '写好以后请保存，学员才看得到。'}
          </p>
          <Form action={`/topics/${topic.id}/lessons/${lesson.id}/typing/removal`}>
            <SubmitButton tone="quiet" size="small">
              丢弃没有保存的，用现在的课文
            </SubmitButton>
          </Form>
        </Alert>
      ) : null}
      {colleagues.length > 0 ? (
        <Alert tone="info">
          {colleagues.join('、')}
          也在写这一课。谁后保存，谁会看到两边的不同，再逐处选择；不会互相覆盖。
        </Alert>
      ) : null}
    </>
  );
}

const Fixed = () => <Alert tone="info">专题已经发布，课文由培训中心提出更正、市局确认。</Alert>;

function Editor({ topic, lesson, form }: Pick<LessonEditorPageProps, 'topic' | 'lesson' | 'form'>) {
  const basedOn = String(form.values.basedOn ?? lesson.versionNo);
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
        <TextEditor
          topicId={topic.id}
          lessonId={lesson.id}
          document={documentOf(lesson)}
          basedOn={Number(basedOn)}
          form={form}
        />
      </Card>
      {isOpenToAuthors(topic, lesson) ? null : (
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
          {isOpenToAuthors(topic, lesson) ? '保存课文' : '提请更正'}
        </SubmitButton>
      </div>
    </Form>
  );
}
