import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../platform/http/form.ts';
import { Badge, Card, ErrorSummary, Form, Island, Page, SubmitButton } from '../../../ui/index.ts';
import type { CourseOutline } from '../queries/outline.ts';
import { lengthInWords } from '../rules/film/lesson-film.ts';
import type { Chapter, LessonText } from '../rules/lesson.ts';
import type { Topic } from '../rules/topic.ts';
import { Hidden, TitleForm } from './outline-forms.tsx';
import { Published } from './prepared-lessons.tsx';

export interface OutlinePageProps {
  topic: Topic;
  outline: CourseOutline;
  /** Lessons that are written for a published topic and not listed yet. */
  prepared: readonly LessonText[];
  mayPropose: boolean;
  form: FormState;
}

/** Chapters and lessons of a topic in their order; moved by buttons, also without a script. */
export function OutlinePage(props: OutlinePageProps) {
  const { topic, outline, prepared, mayPropose, form } = props;
  const action = `/topics/${topic.id}/outline`;
  const isDraft = topic.state === 'DRAFT';
  return (
    <Page
      title="课程目录"
      lead={topic.title}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: `/topics/${topic.id}` },
        { label: '课程目录' },
      ]}
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {isDraft ? null : <Published {...{ topic, outline, prepared, mayPropose, form }} />}
        <Arrangeable isDraft={isDraft} action={action}>
          {outline.chapters.map((chapter, at) => (
            <ChapterCard
              key={chapter.id}
              {...{ topic, chapter, action, isDraft, form }}
              isFirst={at === 0}
              isLast={at === outline.chapters.length - 1}
              lessons={outline.lessons.filter(({ chapterId }) => chapterId === chapter.id)}
            />
          ))}
        </Arrangeable>
        {isDraft ? <AddChapter action={action} form={form} /> : null}
      </div>
    </Page>
  );
}

/** Chapters whose lessons are dragged with a script; the buttons do the same. */
function Arrangeable(props: { isDraft: boolean; action: string; children: ComponentChildren }) {
  const { isDraft, action, children } = props;
  if (!isDraft) return <>{children}</>;
  return (
    <Island name="outline-order" class="stack">
      {children}
      <div hidden data-arrange>
        <Form action={action}>
          <Hidden fields={{ what: 'ARRANGE', order: '' }} />
        </Form>
      </div>
    </Island>
  );
}

interface ChapterCardProps {
  topic: Topic;
  chapter: Chapter;
  lessons: LessonText[];
  action: string;
  isDraft: boolean;
  isFirst: boolean;
  isLast: boolean;
  form: FormState;
}

function ChapterCard(props: ChapterCardProps) {
  const { chapter, lessons, action, isDraft, form } = props;
  const own = form.values.chapterId === chapter.id ? form : { values: {}, errors: {} };
  const of = (what: string) => (own.values.what === what ? own : { values: {}, errors: {} });
  return (
    <Card
      title={`第${chapter.position}章　${chapter.title}`}
      actions={isDraft ? <ChapterButtons {...props} /> : null}
    >
      <ol class="flex flex-col mb-3" data-chapter={chapter.id}>
        {lessons.map((lesson) => (
          <LessonRow key={lesson.id} {...props} lesson={lesson} />
        ))}
        {lessons.length === 0 ? <li class="text-muted py-2">这一章还没有课。</li> : null}
      </ol>
      {isDraft ? (
        <div class="flex flex-wrap gap-x-8 gap-y-2">
          <TitleForm
            {...{ action, form: of('ADD_LESSON') }}
            scope={`${chapter.id}-add`}
            label="加一课"
            button="加上"
            fields={{ what: 'ADD_LESSON', chapterId: chapter.id }}
          />
          <TitleForm
            {...{ action, form: of('RENAME_CHAPTER') }}
            scope={`${chapter.id}-name`}
            label="改章名"
            own={chapter.title}
            button="改名"
            fields={{ what: 'RENAME_CHAPTER', chapterId: chapter.id }}
          />
        </div>
      ) : null}
    </Card>
  );
}

function LessonRow({ topic, lesson, action, isDraft }: ChapterCardProps & { lesson: LessonText }) {
  const empty = lesson.textLength === 0 && !lesson.videoKey;
  const fields = { lessonId: lesson.id };
  return (
    <li
      class="flex flex-wrap items-center gap-x-3 gap-y-1 py-1 border-b border-line last:border-0"
      data-lesson={lesson.id}
    >
      <span class="figures text-muted w-6 text-right shrink-0">{lesson.position}</span>
      <a class="link min-w-0" href={`/topics/${topic.id}/lessons/${lesson.id}`}>
        {lesson.title}
      </a>
      {empty ? <Badge tone="warning">没有课文</Badge> : null}
      <a class="link text-sm shrink-0" href={`/topics/${topic.id}/lessons/${lesson.id}/film`}>
        {lesson.videoKey ? `视频 ${lengthInWords(lesson.videoSeconds ?? 0)}` : '加视频'}
        <span class="sr-only">：“{lesson.title}”</span>
      </a>
      <span class="ml-auto figures text-sm text-muted shrink-0">{lesson.minutes}分钟</span>
      {isDraft ? (
        <span class="flex gap-1">
          <Move {...{ action, fields }} what="MOVE_LESSON" direction="UP" of={lesson.title} />
          <Move {...{ action, fields }} what="MOVE_LESSON" direction="DOWN" of={lesson.title} />
        </span>
      ) : null}
    </li>
  );
}

function ChapterButtons({ chapter, lessons, action }: ChapterCardProps) {
  const fields = { chapterId: chapter.id };
  return (
    <span class="flex gap-1">
      <Move {...{ action, fields }} what="MOVE_CHAPTER" direction="UP" of={chapter.title} />
      <Move {...{ action, fields }} what="MOVE_CHAPTER" direction="DOWN" of={chapter.title} />
      {lessons.length === 0 ? (
        <Form action={action}>
          <Hidden fields={{ what: 'REMOVE_CHAPTER', ...fields }} />
          <SubmitButton tone="quiet" size="small">
            删除
          </SubmitButton>
        </Form>
      ) : null}
    </span>
  );
}

function Move({
  action,
  what,
  fields,
  direction,
  of,
}: {
  action: string;
  what: string;
  fields: Record<string, string>;
  direction: 'UP' | 'DOWN';
  of: string;
}) {
  return (
    <Form action={action}>
      <Hidden fields={{ what, ...fields, direction }} />
      <SubmitButton tone="quiet" size="small">
        {direction === 'UP' ? '上移' : '下移'}
        <span class="sr-only">“{of}”</span>
      </SubmitButton>
    </Form>
  );
}

function AddChapter({ action, form }: { action: string; form: FormState }) {
  const own = form.values.what === 'ADD_CHAPTER' ? form : { values: {}, errors: {} };
  return (
    <Card title="加一章">
      <TitleForm
        {...{ action, form: own }}
        scope="chapter"
        label="章名"
        button="加上"
        fields={{ what: 'ADD_CHAPTER' }}
      />
    </Card>
  );
}
