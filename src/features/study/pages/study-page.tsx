import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  DateTime,
  EmptyState,
  formatBytes,
  Icon,
  Page,
  Progress,
} from '../../../ui/index.ts';
import {
  type Chapter,
  completionSentence,
  countedWord,
  type FoundLesson,
  type LessonSummary,
} from '../../courses/index.ts';
import type { LedgerLine } from '../queries/ledger.ts';
import type { LessonProgress } from '../queries/progress.ts';
import type { RemovedLesson } from '../queries/studied-versions.ts';
import type { StudyCourse } from '../queries/study-course.ts';
import { lessonDone, lessonsMissing } from '../rules/completion.ts';
import { formatPlayTime } from '../rules/play-time.ts';
import { DownloadCard } from './download-card.tsx';
import { FindLesson, FoundLessons } from './find-lesson.tsx';
import { Ledger } from './ledger.tsx';
import { OfflineLessons } from './offline-lessons.tsx';
import { RemovedLessons } from './removed-lessons.tsx';

export interface StudyPageProps {
  course: StudyCourse;
  chapters: Chapter[];
  progress: LessonProgress[];
  /** The lesson studied last; null before the first. */
  lastStudied: string | null;
  ledger: LedgerLine[];
  archiveBytes: number | null;
  /** The ids of the lessons marked. */
  favourites: ReadonlySet<string>;
  /** Lessons that were studied and taken out since. */
  removed: readonly RemovedLesson[];
  /** Only the marked lessons are shown. */
  only: 'favourites' | null;
  /** Words searched for, and where they stand; null without. */
  search: { words: string; found: readonly FoundLesson[] } | null;
}

/** A course of the learner: chapters, progress, where to resume, ledger and download (N13). */
export function StudyPage(props: StudyPageProps) {
  const { course, chapters, progress, lastStudied, ledger, archiveBytes } = props;
  const { topic, round, lessons, enrolment } = course;
  const missing = lessonsMissing(topic, lessons, progress);
  const latest = progress.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0];
  const resume = lessons.find(({ id }) => id === lastStudied) ?? lessons[0];
  return (
    <Page
      title={topic.title}
      crumbs={[{ label: '课程', href: '/courses' }, { label: '学习' }]}
      lead={
        round.roundNo > 1
          ? `第${round.roundNo}轮学习：上一轮的考试机会已用完，学完本轮后重新获得考试机会。`
          : undefined
      }
    >
      {enrolment.refundAskedAt ? (
        <Alert tone="warning" title="退费申请正在办理">
          <p>
            申请于
            <DateTime value={enrolment.refundAskedAt} />
            提交。答复以前仍可学习，但一开始学习就视为放弃退费，打开第一课时会再问您一次。
            <a class="link" href={`/enrolments/${enrolment.id}/payment`}>
              查看进展或撤回申请
            </a>
          </p>
        </Alert>
      ) : null}
      <div class="two-columns">
        <div class="stack">
          <FindLesson {...props} base={`/study/${enrolment.id}`} />
          {props.search ? (
            <FoundLessons {...props.search} base={`/study/${enrolment.id}`} />
          ) : (
            <Chapters {...props} chapters={chapters} />
          )}
          <RemovedLessons lessons={props.removed} base={`/study/${enrolment.id}`} />
          <Card
            title="学习记录"
            icon="list"
            actions={
              <a class="link text-sm" href={`/study/${enrolment.id}/ledger`}>
                全部记录
              </a>
            }
          >
            <Ledger lines={ledger} lessons={lessons} />
          </Card>
        </div>
        {/* On a phone the next step comes before the long list. */}
        <div class="stack max-lg:order-first">
          <Card title="学习进度" icon="flag" tone="accent">
            <Progress
              label={`${countedWord(topic)}课程`}
              value={lessons.length - missing.length}
              max={lessons.length}
              text={`${lessons.length - missing.length} / ${lessons.length} 课`}
            />
            <p class="text-sm text-muted mt-2">{completionSentence(topic)}。</p>
            {latest ? (
              <p class="text-sm text-muted mt-1">
                最近保存：
                <DateTime value={latest.updatedAt} />
              </p>
            ) : null}
            <div class="mt-4 flex flex-col gap-2">
              {round.completedAt ? (
                <ButtonLink href={`/exams/${enrolment.id}`}>去考试</ButtonLink>
              ) : null}
              {resume ? (
                <ButtonLink
                  href={`/study/${enrolment.id}/lessons/${resume.id}`}
                  tone={round.completedAt ? 'quiet' : 'primary'}
                >
                  {lastStudied ? `继续上次学习：第${resume.position}课` : '开始第一课'}
                </ButtonLink>
              ) : null}
              <ButtonLink href={`/practice/${enrolment.id}`} tone="quiet">
                模拟练习
              </ButtonLink>
              {topic.completionRule === 'SELF_DECLARED' && !round.completedAt ? (
                <ConfirmButton
                  label="我已学完"
                  tone="quiet"
                  action={`/study/${enrolment.id}/declaration`}
                  question="请确认已经学完全部内容（在线或离线均可）。确认后即可参加考试。"
                  confirm="确认学完"
                />
              ) : null}
            </div>
          </Card>
          {archiveBytes === null ? null : (
            <DownloadCard course={course} archiveBytes={archiveBytes} begun={progress.length > 0} />
          )}
          <OfflineLessons />
        </div>
      </div>
    </Page>
  );
}

function Chapters({ course, chapters, progress, favourites, only }: StudyPageProps) {
  const shown = course.lessons.filter(({ id }) => only === null || favourites.has(id));
  const groups = chapters
    .map((chapter) => ({ chapter, own: shown.filter((one) => one.chapterId === chapter.id) }))
    .filter(({ own }) => own.length > 0);
  if (groups.length === 0)
    return (
      <EmptyState title="还没有收藏的课" icon="book">
        打开一课，点题目下面的“收藏”，就会出现在这里。
      </EmptyState>
    );
  return (
    <>
      {groups.map(({ chapter, own }) => (
        <ChapterCard
          key={chapter.id}
          chapter={chapter}
          lessons={own}
          course={course}
          progress={progress}
        />
      ))}
    </>
  );
}

function ChapterCard({
  chapter,
  lessons,
  course,
  progress,
}: {
  chapter: Chapter;
  lessons: LessonSummary[];
  course: StudyCourse;
  progress: LessonProgress[];
}) {
  const { enrolment, topic } = course;
  return (
    <Card
      title={`第${chapter.position}章　${chapter.title}`}
      icon="book"
      actions={
        chapter.handoutBytes ? (
          <span class="text-sm inline-flex flex-wrap items-center gap-x-3">
            <a
              class="link inline-flex items-center gap-1"
              href={`/downloads/${enrolment.id}/chapters/${chapter.id}`}
            >
              <Icon name="print" size={16} /> 看讲义
            </a>
            <a
              class="link inline-flex items-center gap-1"
              href={`/downloads/${enrolment.id}/chapters/${chapter.id}?save`}
            >
              <Icon name="download" size={16} /> 下载 PDF（{formatBytes(chapter.handoutBytes)}）
            </a>
          </span>
        ) : null
      }
    >
      <ol>
        {lessons.map((lesson) => {
          const own = progress.find((one) => one.lessonId === lesson.id);
          const done = lessonDone(topic, lesson, own);
          return (
            <li
              key={lesson.id}
              class="flex flex-wrap items-center gap-x-4 gap-y-1 py-3 border-b border-line last:border-0"
            >
              <a class="min-w-0 grow basis-64" href={`/study/${enrolment.id}/lessons/${lesson.id}`}>
                <span class="font-medium link link-hover">
                  第{lesson.position}课　{lesson.title}
                </span>
                <span class="block text-sm text-muted">{lesson.summary}</span>
              </a>
              <span class="text-sm text-muted figures inline-flex items-center gap-1">
                {lesson.videoSeconds ? (
                  <>
                    <Icon name="play" size={16} /> 视频已看{' '}
                    {formatPlayTime(own?.watchedSeconds ?? 0)} /{' '}
                    {formatPlayTime(lesson.videoSeconds)}
                  </>
                ) : (
                  `${lesson.minutes}分钟`
                )}
              </span>
              <Badge tone={done ? 'success' : own ? 'info' : 'neutral'}>
                {done ? '已学' : own ? '学习中' : '未学'}
              </Badge>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
