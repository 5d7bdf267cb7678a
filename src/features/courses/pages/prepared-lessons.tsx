import type { FormState } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  Form,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { CourseOutline } from '../queries/outline.ts';
import type { LessonText } from '../rules/lesson.ts';
import type { Topic } from '../rules/topic.ts';
import { Hidden } from './outline-forms.tsx';

export interface PublishedProps {
  topic: Topic;
  outline: CourseOutline;
  prepared: readonly LessonText[];
  mayPropose: boolean;
  form: FormState;
}

/** What the authors of a published topic may do: prepare lessons, and propose another outline. */
export function Published({ topic, outline, prepared, mayPropose, form }: PublishedProps) {
  const action = `/topics/${topic.id}/outline`;
  if (topic.state === 'CLOSED') return <Alert tone="info">专题已经停用，课程目录不再改。</Alert>;
  return (
    <>
      <Alert tone="info">
        专题已经发布：加课、撤课和换次序由培训中心提出，市局确认后生效。新的课先在这里准备好。
        {mayPropose ? (
          <p class="mt-3">
            <ButtonLink href={`/topics/${topic.id}/outline-plan`}>调整目录</ButtonLink>
          </p>
        ) : null}
      </Alert>
      <Card title="准备中的课" icon="pen">
        <ul class="mb-4">
          {prepared.map((lesson) => (
            <PreparedRow key={lesson.id} {...{ topic, lesson, action }} />
          ))}
          {prepared.length === 0 ? <li class="text-muted">没有准备中的课。</li> : null}
        </ul>
        <Form action={action} class="flex flex-wrap items-end gap-x-3">
          <Hidden fields={{ what: 'ADD_LESSON' }} />
          <TextField
            name="title"
            label="新的一课"
            value={String(form.values.title ?? '')}
            error={form.errors.title}
            maxLength={60}
            required
          />
          <SelectField
            name="chapterId"
            label="在哪一章"
            options={outline.chapters.map(({ id, position, title }) => ({
              value: id,
              label: `第${position}章　${title}`,
            }))}
            value={String(form.values.chapterId ?? '')}
            required
          />
          <SubmitButton tone="quiet">准备这一课</SubmitButton>
        </Form>
      </Card>
    </>
  );
}

function PreparedRow({
  topic,
  lesson,
  action,
}: {
  topic: Topic;
  lesson: LessonText;
  action: string;
}) {
  return (
    <li class="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1 last:border-0">
      <a class="link min-w-0" href={`/topics/${topic.id}/lessons/${lesson.id}`}>
        {lesson.title}
      </a>
      {lesson.textLength === 0 && !lesson.videoKey ? <Badge tone="warning">没有课文</Badge> : null}
      <span class="ml-auto">
        <Form action={action}>
          <Hidden fields={{ what: 'REMOVE_LESSON', lessonId: lesson.id }} />
          <SubmitButton tone="quiet" size="small">
            删除<span class="sr-only">“{lesson.title}”</span>
          </SubmitButton>
        </Form>
      </span>
    </li>
  );
}
