import { Alert, ButtonLink, Card, Page } from '../../../ui/index.ts';
import { type LessonVersion, WordDifference, wordsOfVersion } from '../../courses/index.ts';
import type { StudyCourse } from '../queries/study-course.ts';

export interface StudiedVersionPageProps {
  course: StudyCourse;
  version: LessonVersion;
  /** The lesson as it is now. */
  current: LessonVersion;
}

/** A lesson as the learner studied it, and what was changed since. */
export function StudiedVersionPage({ course, version, current }: StudiedVersionPageProps) {
  const { enrolment, topic } = course;
  const lesson = `/study/${enrolment.id}/lessons/${version.lessonId}`;
  return (
    <Page
      title={version.title}
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/study/${enrolment.id}` },
        { label: current.title, href: lesson },
        { label: `第${version.versionNo}版` },
      ]}
      actions={<ButtonLink href={lesson}>看现在的课文</ButtonLink>}
    >
      <div class="stack">
        <Alert tone="info">这是您学过的第{version.versionNo}版。更正不影响您已有的学习记录。</Alert>
        <Card title="后来改了什么" icon="list">
          <WordDifference before={wordsOfVersion(version)} after={wordsOfVersion(current)} />
        </Card>
        <Card>
          <article class="prose" dangerouslySetInnerHTML={{ __html: version.bodyHtml }} />
        </Card>
      </div>
    </Page>
  );
}
