import { ButtonLink, Page } from '../../../ui/index.ts';
import type { Lesson, Topic } from '../../courses/index.ts';

/** The first lesson of a course for anybody: the text with its pictures. Nothing is recorded. */
export function TrialPage({ topic, lesson, html }: { topic: Topic; lesson: Lesson; html: string }) {
  return (
    <Page
      title={`第${lesson.position}课　${lesson.title}`}
      lead={`试学，约 ${lesson.minutes} 分钟。选报以后从这一课接着学，记录学习进度。`}
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/courses/${topic.id}` },
        { label: '试学' },
      ]}
      width="narrow"
    >
      <article class="prose lesson-text" dangerouslySetInnerHTML={{ __html: html }} />
      <div class="mt-8 flex flex-wrap items-center gap-4">
        <ButtonLink href={`/courses/${topic.id}`} size="large">
          喜欢这门课，去选报
        </ButtonLink>
        <a class="link" href={`/courses/${topic.id}#lessons`}>
          看看后面的课
        </a>
      </div>
    </Page>
  );
}
