import { Refusal } from '../../../kernel/refusal.ts';
import { type App, formAction, learnerOf } from '../../../platform/http/index.ts';
import { loadCourseToStudy } from '../../study/index.ts';
import { openPackage } from '../commands/open-package.ts';
import { PlayPage } from '../pages/play-page.tsx';
import { findPackageInUse } from '../queries/packages.ts';
import { PlayParams } from './forms.ts';
import { playerOf } from './packages.tsx';

/** A learner opens the package of a lesson, the first time or to go on; the newest frame writes (E10). */
export function playingRoutes(app: App): void {
  const { parts } = app;

  formAction(app, '/study/:enrolmentId/lessons/:lessonId/package', {
    config: { access: ['LEARNER'] },
    by: learnerOf,
    params: PlayParams,
    async act({ actor, params: { enrolmentId, lessonId } }) {
      const course = await loadCourseToStudy(parts.db, actor, enrolmentId);
      const lesson = course.lessons.find((one) => one.id === lessonId);
      const one = lesson && (await findPackageInUse(parts.db, lesson.id));
      if (!lesson || !one) throw new Refusal('packages.not_found');
      const whose = { packageId: one.id, accountId: actor.accountId, roundId: course.round.id };
      return { lesson, one, src: await playerOf(parts, await openPackage(parts, whose)) };
    },
    done({ params: { enrolmentId } }, { lesson, one, src }) {
      const back = `/study/${enrolmentId}/lessons/${lesson.id}`;
      const crumbs = [
        { label: `第${lesson.position}课　${lesson.title}`, href: back },
        { label: '互动课件' },
      ];
      return { page: <PlayPage title={one.title} {...{ crumbs, src, back }} />, shown: 'once' };
    },
  });
}
