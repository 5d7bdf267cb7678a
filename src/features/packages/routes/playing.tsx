import { Refusal } from '../../../kernel/refusal.ts';
import { type App, formAction, learnerOf } from '../../../platform/http/index.ts';
import { findLesson } from '../../courses/index.ts';
import { hasStudied, loadCourseToStudy } from '../../study/index.ts';
import { openPackage } from '../commands/open-package.ts';
import { PlayPage } from '../pages/play-page.tsx';
import { findPackageOfVersion } from '../queries/package-versions.ts';
import { findPackageInUse } from '../queries/packages.ts';
import { PlayForm, PlayParams } from './forms.ts';
import { playerOf } from './packages.tsx';

/** A learner opens the package of a lesson, the first time or to go on; the newest frame writes (E10). */
export function playingRoutes(app: App): void {
  const { parts } = app;

  formAction(app, '/study/:enrolmentId/lessons/:lessonId/package', {
    config: { access: ['LEARNER'] },
    by: learnerOf,
    params: PlayParams,
    form: PlayForm,
    async act({ actor, params: { enrolmentId, lessonId } }, { version }) {
      const course = await loadCourseToStudy(parts.db, actor, enrolmentId);
      const one =
        version === undefined
          ? course.lessons.some(({ id }) => id === lessonId) &&
            (await findPackageInUse(parts.db, lessonId))
          : (await hasStudied(parts.db, { enrolmentId, lessonId, versionNo: version })) &&
            (await findPackageOfVersion(parts.db, lessonId, version));
      const lesson = await findLesson(parts.db, lessonId);
      if (!lesson || !one) throw new Refusal('packages.not_found');
      const whose = { packageId: one.id, accountId: actor.accountId, roundId: course.round.id };
      const src = await playerOf(parts, await openPackage(parts, whose));
      return { lesson, one, src, version };
    },
    done({ params: { enrolmentId } }, { lesson, one, src, version }) {
      const place = `/study/${enrolmentId}/lessons/${lesson.id}`;
      const back = version === undefined ? place : `${place}/versions/${version}`;
      const crumbs = [
        { label: `第${lesson.position}课　${lesson.title}`, href: back },
        { label: '互动课件' },
      ];
      return { page: <PlayPage title={one.title} {...{ crumbs, src, back }} />, shown: 'once' };
    },
  });
}
