import { Alert, ButtonLink, Card, ConfirmButton, formatDateTime, Page } from '../../../ui/index.ts';
import { placeOf, type WrittenLesson } from '../rules/lesson.ts';
import { type LessonVersion, wordsOfVersion } from '../rules/lesson-version.ts';
import type { Topic } from '../rules/topic.ts';
import { WordDifference } from './word-difference.tsx';

export interface LessonVersionPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  version: LessonVersion;
  /** The version before it, if there is one. */
  before: LessonVersion | undefined;
}

/** A version of a lesson for its authors: its text, and what it changed. */
export function LessonVersionPage({ topic, lesson, version, before }: LessonVersionPageProps) {
  const base = `/topics/${topic.id}/lessons/${lesson.id}`;
  const isCurrent = version.versionNo === lesson.versionNo;
  return (
    <Page
      title={`第${version.versionNo}版　${version.title}`}
      lead={
        version.writtenAt
          ? `${version.writtenByName ?? '导入'}，${formatDateTime(version.writtenAt)}`
          : '保存各版以前的课文'
      }
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: `/topics/${topic.id}` },
        { label: placeOf(lesson), href: base },
        { label: '各版', href: `${base}/versions` },
        { label: `第${version.versionNo}版` },
      ]}
    >
      <div class="stack">
        {before ? (
          <Card title={`和第${before.versionNo}版的不同`} icon="list">
            {version.reason ? <p class="mb-3">更正的原因：{version.reason}</p> : null}
            <WordDifference before={wordsOfVersion(before)} after={wordsOfVersion(version)} />
          </Card>
        ) : null}
        <Card title="课文" icon="book">
          <article class="prose" dangerouslySetInnerHTML={{ __html: version.bodyHtml }} />
        </Card>
        <div class="flex flex-wrap items-start gap-3">
          <ButtonLink href={`${base}/versions`} tone="quiet">
            各版
          </ButtonLink>
          {isCurrent ? null : <Restore {...{ topic, lesson, version, base }} />}
        </div>
      </div>
    </Page>
  );
}

function Restore({
  topic,
  lesson,
  version,
  base,
}: Pick<LessonVersionPageProps, 'topic' | 'lesson' | 'version'> & { base: string }) {
  if (topic.state !== 'DRAFT')
    return <Alert tone="info">专题已经发布：要用回这一版，请在编辑器里改回来，再提请更正。</Alert>;
  return (
    <ConfirmButton
      label="用回这一版"
      question={`现在的第${lesson.versionNo}版仍然保留，第${version.versionNo}版的内容成为新的一版。`}
      confirm="确定用回"
      action={`${base}/versions/${version.versionNo}/restoration`}
    >
      <input type="hidden" name="basedOn" value={lesson.versionNo} />
    </ConfirmButton>
  );
}
