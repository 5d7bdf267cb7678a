import type { ComponentChild } from 'preact';
import { ButtonLink, Card, Form, HelpMark, Icon, Page, SubmitButton } from '../../../ui/index.ts';
import type { SheetItem } from '../../assessment/index.ts';
import { type Attachment, AttachmentList, type Chapter, type Lesson } from '../../courses/index.ts';
import type { LedgerLine } from '../queries/ledger.ts';
import type { LessonNote } from '../queries/notes.ts';
import type { LessonProgress } from '../queries/progress.ts';
import type { StudiedVersion } from '../queries/studied-versions.ts';
import type { StudyCourse } from '../queries/study-course.ts';
import { formatPlayTime } from '../rules/play-time.ts';
import type { Cue } from '../rules/transcript.ts';
import { Ledger } from './ledger.tsx';
import { LessonChecks } from './lesson-checks.tsx';
import { LessonFilm } from './lesson-film.tsx';
import { LessonNotes, Transcript } from './lesson-notes.tsx';
import { OfflineLessons } from './offline-lessons.tsx';
import { StudiedVersions } from './studied-versions.tsx';
import { Syllabus } from './syllabus.tsx';

export interface LessonPageProps {
  course: StudyCourse;
  chapters: readonly Chapter[];
  lesson: Lesson;
  progress: LessonProgress[];
  ledger: LedgerLine[];
  cues: readonly Cue[];
  notes: readonly LessonNote[];
  favourite: boolean;
  /** Recordings, PDFs and files that the lesson gives along. */
  attachments: readonly Attachment[];
  checks: { items: readonly SheetItem[]; asked: string };
  /** Versions of the text that the learner studied. */
  versions: readonly StudiedVersion[];
  /** What other features add. */
  panels: readonly ComponentChild[];
}

/** A lesson: its place in the course, film with transcript, text, check questions, and the lesson after it. */
export function LessonPage(props: LessonPageProps) {
  const { course, chapters, lesson, progress } = props;
  const own = progress.find((one) => one.lessonId === lesson.id);
  const base = `/study/${course.enrolment.id}/lessons/${lesson.id}`;
  return (
    <Page title={`第${lesson.position}课　${lesson.title}`} heading={false} width="full">
      <div class="lesson">
        <Syllabus course={course} chapters={chapters} progress={progress} current={lesson.id} />
        <div class="lesson-main">
          <Head {...props} base={base} read={Boolean(own?.textReadAt)} />
          {lesson.videoKey ? <LessonFilm course={course} lesson={lesson} own={own} /> : null}
          <article
            class="prose lesson-text"
            dangerouslySetInnerHTML={{ __html: lesson.bodyHtml }}
          />
          {props.panels}
          {props.attachments.length > 0 ? (
            <Card title="音频和附件" icon="download">
              <AttachmentList attachments={props.attachments} />
            </Card>
          ) : null}
          <StudiedVersions href={base} versions={props.versions} current={lesson.versionNo} />
          <LessonChecks
            {...props.checks}
            action={`/practice/${course.enrolment.id}/lessons/${lesson.id}`}
          />
          <Next {...props} base={base} read={Boolean(own?.textReadAt)} />
          <OfflineLessons />
          <Card
            title="这一课的学习记录"
            icon="list"
            actions={
              <a
                class="link text-sm"
                href={`/study/${course.enrolment.id}/ledger?lesson=${lesson.id}`}
              >
                全部记录
              </a>
            }
          >
            <Ledger lines={props.ledger} lessons={course.lessons} />
          </Card>
        </div>
        <div class="lesson-aside no-print">
          <Transcript cues={props.cues} />
          <LessonNotes notes={props.notes} film={lesson.videoKey !== null} base={base} />
        </div>
      </div>
    </Page>
  );
}

interface Placed extends LessonPageProps {
  base: string;
  /** The text was read to its end. */
  read: boolean;
}

function Head({ course, chapters, lesson, favourite, checks, base, read }: Placed) {
  const chapter = chapters.find(({ id }) => id === lesson.chapterId);
  return (
    <header>
      <nav aria-label="所在位置" class="text-sm text-muted">
        <a class="link link-hover" href={`/study/${course.enrolment.id}`}>
          {course.topic.title}
        </a>
        {chapter ? <span> / {chapter.title}</span> : null}
      </nav>
      <div class="with-help mt-1">
        <h1 class="page-title">
          第{lesson.position}课　{lesson.title}
        </h1>
        <HelpMark />
      </div>
      <div class="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        {lesson.videoSeconds ? <span>影片 {formatPlayTime(lesson.videoSeconds)}</span> : null}
        <span>约 {lesson.minutes} 分钟</span>
        {checks.items.length > 0 ? <a href="#check">小测 {checks.items.length} 题</a> : null}
        <span class="inline-flex items-center gap-1 text-success">
          <Icon name="check" size={16} /> {read ? '课文已读完' : '已打开，已记录'}
        </span>
        <Form action={`${base}/favourite`}>
          <button
            type="submit"
            name="marked"
            value={favourite ? 'no' : 'yes'}
            aria-pressed={favourite}
            class="link"
          >
            {favourite ? '★ 已收藏' : '☆ 收藏'}
          </button>
        </Form>
      </div>
    </header>
  );
}

function Next({ course, lesson, base, read }: Placed) {
  const { enrolment, lessons } = course;
  const at = (position: number) => lessons.find((one) => one.position === position);
  const [before, next] = [at(lesson.position - 1), at(lesson.position + 1)];
  const link = (id: string) => `/study/${enrolment.id}/lessons/${id}`;
  return (
    <nav class="lesson-next no-print" aria-label="接着学">
      {read ? null : (
        <Form action={`${base}/reading`}>
          <SubmitButton tone="quiet">我已读完课文</SubmitButton>
        </Form>
      )}
      {before ? (
        <ButtonLink href={link(before.id)} tone="quiet">
          上一课
        </ButtonLink>
      ) : null}
      {next ? (
        <a class="lesson-next-link" href={link(next.id)}>
          <span>
            <small>下一课</small>第{next.position}课　{next.title}
          </span>
          <Icon name="arrow" />
        </a>
      ) : (
        <ButtonLink href={`/exams/${enrolment.id}`}>去考试</ButtonLink>
      )}
    </nav>
  );
}
