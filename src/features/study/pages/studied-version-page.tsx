import type { ComponentChild } from 'preact';
import { Alert, ButtonLink, Card, Page } from '../../../ui/index.ts';
import {
  type Attachment,
  AttachmentList,
  type FilmOfLesson,
  FilmPlayer,
  isSameFilm,
  type LessonVersion,
  WordDifference,
  wordsOfVersion,
} from '../../courses/index.ts';
import type { StudyCourse } from '../queries/study-course.ts';

export interface StudiedVersionPageProps {
  course: StudyCourse;
  version: LessonVersion;
  /** The lesson as it is now, or was when it was taken out of the course. */
  current: LessonVersion;
  /** Its film now. */
  film: FilmOfLesson;
  /** The files that the version gave along. */
  attachments: readonly Attachment[];
  /** Whether the lesson gives along others now. */
  hasOtherFiles: boolean;
  /** What other features show of the version. */
  panels: readonly ComponentChild[];
}

/** A lesson as the learner studied it, and what was changed since. */
export function StudiedVersionPage(props: StudiedVersionPageProps) {
  const { course, version, current, attachments, panels } = props;
  const { enrolment, topic } = course;
  const isListed = course.lessons.some(({ id }) => id === version.lessonId);
  const film = version.film ?? props.film;
  const lesson = `/study/${enrolment.id}/lessons/${version.lessonId}`;
  return (
    <Page
      title={version.title}
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/study/${enrolment.id}` },
        isListed ? { label: current.title, href: lesson } : { label: current.title },
        { label: `第${version.versionNo}版` },
      ]}
      actions={isListed ? <ButtonLink href={lesson}>看现在的课文</ButtonLink> : null}
    >
      <div class="stack">
        <Alert tone="info">
          这是您学过的第{version.versionNo}版。
          {isListed ? '更正' : '这一课后来撤下了，'}不影响您已有的学习记录。
        </Alert>
        {version.versionNo === current.versionNo ? null : (
          <Card title="后来改了什么" icon="list">
            {isSameFilm(film, props.film) ? null : <p class="mb-3">视频或字幕换过。</p>}
            {props.hasOtherFiles ? <p class="mb-3">附件有增减。</p> : null}
            <WordDifference before={wordsOfVersion(version)} after={wordsOfVersion(current)} />
          </Card>
        )}
        <FilmPlayer film={film} />
        <Card>
          <article class="prose" dangerouslySetInnerHTML={{ __html: version.bodyHtml }} />
        </Card>
        {attachments.length > 0 ? (
          <Card title="音频和附件" icon="download">
            <AttachmentList attachments={attachments} />
          </Card>
        ) : null}
        {panels}
      </div>
    </Page>
  );
}
