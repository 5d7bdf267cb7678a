import type { Contributions } from '../../../platform/feature.ts';
import { type App, learnerOf } from '../../../platform/http/index.ts';
import {
  type Attachment,
  filmOf,
  findLesson,
  findLessonVersion,
  listAttachments,
} from '../../courses/index.ts';
import { StudiedVersionPage } from '../pages/studied-version-page.tsx';
import { listStudiedVersions } from '../queries/studied-versions.ts';
import { loadStudyCourse } from '../queries/study-course.ts';
import { VersionParams } from './forms.ts';

/** Versions of a lesson that the learner studied, also of one that was taken out of the outline since. */
export function studiedVersionRoutes(
  app: App,
  { lessonPanels }: Pick<Contributions, 'lessonPanels'>,
): void {
  const { db } = app.parts;

  app.get(
    '/study/:enrolmentId/lessons/:lessonId/versions/:version',
    { config: { access: ['LEARNER'] }, schema: { params: VersionParams } },
    async (request, reply) => {
      const { enrolmentId, lessonId, version: versionNo } = request.params;
      const course = await loadStudyCourse(db, learnerOf(request), enrolmentId);
      const studied = await listStudiedVersions(db, enrolmentId, lessonId);
      const lesson = await findLesson(db, lessonId);
      const version = await findLessonVersion(db, lessonId, versionNo);
      const current = await findLessonVersion(db, lessonId, lesson?.versionNo ?? 0);
      if (!lesson || !version || !current || !studied.some((one) => one.versionNo === versionNo))
        return reply.callNotFound();
      const attachments = await listAttachments(db, lessonId, versionNo);
      const isOfNow = sameFiles(attachments, await listAttachments(db, lessonId));
      const actor = learnerOf(request);
      const place = { actor, enrolmentId, roundId: course.round.id, lessonId, versionNo };
      const panels = await Promise.all(lessonPanels.map((panel) => panel(app.parts, place)));
      return reply.page(
        <StudiedVersionPage
          {...{ course, version, current, attachments, panels }}
          film={filmOf(lesson)}
          hasOtherFiles={!isOfNow}
        />,
      );
    },
  );
}

const sameFiles = (some: readonly Attachment[], others: readonly Attachment[]) =>
  some.length === others.length && some.every(({ id }, at) => others[at]?.id === id);
