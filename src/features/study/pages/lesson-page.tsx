import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  Form,
  Island,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Lesson } from '../../courses/index.ts';
import type { LedgerLine } from '../queries/ledger.ts';
import type { LessonProgress } from '../queries/progress.ts';
import type { StudyCourse } from '../queries/study-course.ts';
import { formatPlayTime } from '../rules/play-time.ts';
import { Ledger } from './ledger.tsx';

export interface LessonPageProps {
  course: StudyCourse;
  lesson: Lesson;
  progress: LessonProgress[];
  ledger: LedgerLine[];
}

const fileUrl = (key: string) => `/courseware/${key.replace(/^courses\//, '')}`;

/** A lesson: video, text, next step and ledger. */
export function LessonPage({ course, lesson, progress, ledger }: LessonPageProps) {
  const { enrolment, lessons, topic } = course;
  const own = progress.find((one) => one.lessonId === lesson.id);
  const next = lessons.find((one) => one.position === lesson.position + 1);
  const before = lessons.find((one) => one.position === lesson.position - 1);
  const link = (id: string) => `/study/${enrolment.id}/lessons/${id}`;
  return (
    <Page
      title={`第${lesson.position}课　${lesson.title}`}
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/study/${enrolment.id}` },
        { label: `第${lesson.position}课` },
      ]}
      actions={
        own?.textReadAt ? (
          <Badge tone="success">课文已读完</Badge>
        ) : (
          <Badge tone="info">已打开，已记录</Badge>
        )
      }
    >
      <div class="stack">
        {lesson.videoKey ? <Video course={course} lesson={lesson} own={own} /> : null}
        <Card>
          <article class="prose" dangerouslySetInnerHTML={{ __html: lesson.bodyHtml }} />
        </Card>
        <div class="flex flex-wrap gap-3 items-center justify-between no-print">
          <div class="flex gap-3">
            {before ? (
              <ButtonLink href={link(before.id)} tone="quiet">
                上一课
              </ButtonLink>
            ) : null}
            <ButtonLink href={`/study/${enrolment.id}`} tone="quiet">
              回到目录
            </ButtonLink>
          </div>
          <div class="flex gap-3">
            {own?.textReadAt ? null : (
              <Form action={`${link(lesson.id)}/reading`}>
                <SubmitButton tone="quiet">我已读完课文</SubmitButton>
              </Form>
            )}
            {next ? (
              <ButtonLink href={link(next.id)}>下一课</ButtonLink>
            ) : (
              <ButtonLink href={`/exams/${enrolment.id}`}>去考试</ButtonLink>
            )}
          </div>
        </div>
        <Card title="这一课的学习记录" icon="list">
          <Ledger lines={ledger} lessons={lessons} />
        </Card>
      </div>
    </Page>
  );
}

function Video({
  course,
  lesson,
  own,
}: {
  course: StudyCourse;
  lesson: Lesson;
  own: LessonProgress | undefined;
}) {
  const seconds = lesson.videoSeconds ?? 0;
  const props = {
    playbackUrl: `/study/${course.enrolment.id}/lessons/${lesson.id}/playback`,
    heartbeatUrl: `/study/${course.enrolment.id}/lessons/${lesson.id}/heartbeats`,
    position: own?.lastPosition ?? 0,
    seconds,
    seen: own?.seen ?? [],
    noSeek: course.topic.videoNoSeek,
    promptMinutes: course.topic.videoPromptMinutes,
  };
  return (
    <Card title={`视频（${formatPlayTime(seconds)}）`} icon="play">
      <Island name="lesson-player" props={props}>
        <noscript>
          <Alert tone="warning">
            浏览器没有开启脚本，视频可以下载后观看，观看时间不会计入；课文照常计入。
          </Alert>
        </noscript>
        {/* biome-ignore lint/a11y/useMediaCaption: the track is below, where the lesson has one */}
        <video
          class="w-full rounded bg-black aspect-video"
          controls
          preload="metadata"
          playsInline
          poster={lesson.posterKey ? fileUrl(lesson.posterKey) : undefined}
        >
          <source src={fileUrl(lesson.videoKey as string)} type="video/webm" />
          {lesson.captionsKey ? (
            <track
              kind="captions"
              srcLang="zh"
              label="中文字幕"
              src={fileUrl(lesson.captionsKey)}
              default
            />
          ) : null}
        </video>
        <p class="mt-3 text-sm text-muted" data-watched>
          已看 {formatPlayTime(own?.watchedSeconds ?? 0)} / {formatPlayTime(seconds)}
          。快进、拖动不计时间；断网时先记在本机，恢复后补记。
        </p>
        <p class="text-sm figures" role="status" data-saved />
        <div hidden data-takeover class="mt-3" />
        <p class="mt-2 text-sm">
          <a class="link" href={`${fileUrl(lesson.videoKey as string)}?save`}>
            下载这段视频，离线观看
          </a>
        </p>
      </Island>
    </Card>
  );
}
