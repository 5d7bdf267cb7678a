import { Alert, ButtonLink, Card, EmptyState, Page } from '../../../ui/index.ts';
import { type Lesson, placeAndTitle, placeOf } from '../rules/lesson.ts';
import type { Topic } from '../rules/topic.ts';
import { FilmPlayer } from './film/film-player.tsx';

export interface LessonPreviewPageProps {
  topic: Topic;
  lesson: Lesson;
  before: string | null;
  next: string | null;
}

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
        {lesson.videoKey ? <PreviewVideo lesson={lesson} /> : null}
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

const PreviewVideo = ({ lesson }: { lesson: Lesson }) => (
  <Card title="视频" icon="play">
    <FilmPlayer film={lesson} />
  </Card>
);
