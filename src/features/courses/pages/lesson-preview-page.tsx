import { Alert, ButtonLink, Card, EmptyState, Page } from '../../../ui/index.ts';
import { type Lesson, placeAndTitle, placeOf } from '../rules/lesson.ts';
import type { Topic } from '../rules/topic.ts';

export interface LessonPreviewPageProps {
  topic: Topic;
  lesson: Lesson;
  before: string | null;
  next: string | null;
}

const fileUrl = (key: string) => `/courseware/${key.replace(/^courses\//, '')}`;

/** A lesson as learners see it, for its authors: nothing is recorded. */
export function LessonPreviewPage({ topic, lesson, before, next }: LessonPreviewPageProps) {
  const base = `/topics/${topic.id}/preview`;
  return (
    <Page
      title={placeAndTitle(lesson)}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: `/topics/${topic.id}` },
        { label: '预览', href: base },
        { label: placeOf(lesson) },
      ]}
    >
      <div class="stack">
        <Alert tone="info">这是预览，不计学习。</Alert>
        {lesson.videoKey ? <PreviewVideo lesson={lesson} videoKey={lesson.videoKey} /> : null}
        <Card>
          {lesson.bodyHtml ? (
            <article class="prose" dangerouslySetInnerHTML={{ __html: lesson.bodyHtml }} />
          ) : (
            <EmptyState title="还没有课文" icon="book">
              在课程目录里打开这一课来写。
            </EmptyState>
          )}
        </Card>
        <p class="flex flex-wrap gap-3">
          {before ? (
            <ButtonLink href={`${base}/${before}`} tone="quiet">
              上一课
            </ButtonLink>
          ) : null}
          <ButtonLink href={base} tone="quiet">
            回到目录
          </ButtonLink>
          {next ? <ButtonLink href={`${base}/${next}`}>下一课</ButtonLink> : null}
        </p>
      </div>
    </Page>
  );
}

function PreviewVideo({ lesson, videoKey }: { lesson: Lesson; videoKey: string }) {
  return (
    <Card title="视频" icon="play">
      {/* biome-ignore lint/a11y/useMediaCaption: the track is below, where the lesson has one */}
      <video
        class="w-full rounded bg-black aspect-video"
        controls
        preload="metadata"
        playsInline
        poster={lesson.posterKey ? fileUrl(lesson.posterKey) : undefined}
      >
        <source src={fileUrl(videoKey)} />
        {lesson.captionsKey ? (
          <track
            kind="captions"
            src={fileUrl(lesson.captionsKey)}
            srclang="zh"
            label="中文"
            default
          />
        ) : null}
      </video>
    </Card>
  );
}
