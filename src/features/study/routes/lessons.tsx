import type { Contributions } from '../../../platform/feature.ts';
import { type App, formAction, learnerOf } from '../../../platform/http/index.ts';
import { findArchive, listChapters, searchLessons } from '../../courses/index.ts';
import { declareStudy } from '../commands/declare-study.ts';
import { giveUpRefund } from '../commands/give-up-refund.ts';
import { markTextRead } from '../commands/mark-text-read.ts';
import { openLesson } from '../commands/open-lesson.ts';
import { recordPlaying } from '../commands/record-playing.ts';
import { startPlaying } from '../commands/start-playing.ts';
import { BeginPage } from '../pages/begin-page.tsx';
import { LessonPage } from '../pages/lesson-page.tsx';
import { StudyPage } from '../pages/study-page.tsx';
import { listFavourites } from '../queries/favourites.ts';
import { findLastStudied, listLedger } from '../queries/ledger.ts';
import { loadLessonPage } from '../queries/lesson-page.ts';
import { listProgress } from '../queries/progress.ts';
import { listRemovedStudied } from '../queries/studied-versions.ts';
import { lessonOf, loadCourseToStudy, loadStudyCourse } from '../queries/study-course.ts';
import { HeartbeatBody, LessonParams, StudyParams, StudyQuery } from './forms.ts';

const learner = { access: ['LEARNER'] } as const;

/** The page of a course and its lessons, read, watched and declared as studied (N13). */
export function lessonRoutes(
  app: App,
  { lessonPanels }: Pick<Contributions, 'lessonPanels'>,
): void {
  const { db } = app.parts;

  app.get(
    '/study/:enrolmentId',
    { config: learner, schema: { params: StudyParams, querystring: StudyQuery } },
    async (request, reply) => {
      const { q, only } = request.query;
      const course = await loadStudyCourse(db, learnerOf(request), request.params.enrolmentId);
      const chapters = await listChapters(db, course.topic.id);
      const progress = await listProgress(db, course.round.id);
      const ledger = await listLedger(db, course.round.id, { limit: 12 });
      const lastStudied = await findLastStudied(db, course.round.id);
      const archive = await findArchive(db, course.topic.id);
      return reply.page(
        <StudyPage
          course={course}
          chapters={chapters}
          progress={progress}
          lastStudied={lastStudied}
          ledger={ledger}
          archiveBytes={archive?.bytes ?? null}
          favourites={await listFavourites(db, course.enrolment.id)}
          removed={await listRemovedStudied(db, course.enrolment.id, course.lessons)}
          only={only ?? null}
          search={q ? { words: q, found: await searchLessons(db, course.topic.id, q) } : null}
        />,
      );
    },
  );

  app.get(
    '/study/:enrolmentId/lessons/:lessonId',
    { config: learner, schema: { params: LessonParams } },
    async (request, reply) => {
      const { enrolmentId, lessonId } = request.params;
      const actor = learnerOf(request);
      const course = await loadStudyCourse(db, actor, enrolmentId);
      const summary = lessonOf(course, lessonId);
      if (course.enrolment.refundAskedAt)
        return reply.page(<BeginPage course={course} lesson={summary} />);
      await openLesson(app.parts, actor, course, lessonId, 'OPENED');
      const shown = await loadLessonPage(app.parts, course, lessonId);
      if (!shown) return reply.callNotFound();
      const place = { actor, enrolmentId, roundId: course.round.id, lessonId };
      const panels = await Promise.all(lessonPanels.map((panel) => panel(app.parts, place)));
      return reply.page(<LessonPage {...shown} panels={panels} />);
    },
  );

  formAction(app, '/study/:enrolmentId/lessons/:lessonId/beginning', {
    config: learner,
    by: learnerOf,
    params: LessonParams,
    async act({ actor, params: { enrolmentId, lessonId } }) {
      const course = await loadStudyCourse(db, actor, enrolmentId);
      await giveUpRefund(app.parts, actor, course, lessonId);
    },
    done: ({ params: { enrolmentId, lessonId } }) => ({
      to: `/study/${enrolmentId}/lessons/${lessonId}`,
      say: '已开始学习，退费申请自动撤回。',
    }),
  });

  formAction(app, '/study/:enrolmentId/lessons/:lessonId/reading', {
    config: learner,
    by: learnerOf,
    params: LessonParams,
    async act({ actor, params: { enrolmentId, lessonId } }) {
      const course = await loadCourseToStudy(db, actor, enrolmentId);
      await markTextRead(app.parts, actor, course, lessonId);
    },
    done: ({ params: { enrolmentId, lessonId } }) => ({
      to: `/study/${enrolmentId}/lessons/${lessonId}`,
      say: '已记下：这一课的课文已读完。',
    }),
  });

  formAction(app, '/study/:enrolmentId/declaration', {
    config: learner,
    by: learnerOf,
    params: StudyParams,
    act: async ({ actor, params }) =>
      declareStudy(app.parts, actor, await loadCourseToStudy(db, actor, params.enrolmentId)),
    done: ({ params }) => ({
      to: `/study/${params.enrolmentId}`,
      say: '已确认学完，现在可以参加考试。',
    }),
  });

  app.post(
    '/study/:enrolmentId/lessons/:lessonId/playback',
    { config: learner, schema: { params: LessonParams } },
    async (request) => {
      const { enrolmentId, lessonId } = request.params;
      const course = await loadCourseToStudy(db, learnerOf(request), enrolmentId);
      return { token: await startPlaying(app.parts, course, lessonId) };
    },
  );

  app.post(
    '/study/:enrolmentId/lessons/:lessonId/heartbeats',
    { config: learner, schema: { params: LessonParams, body: HeartbeatBody } },
    async (request) => {
      const { enrolmentId, lessonId } = request.params;
      const actor = learnerOf(request);
      const course = await loadCourseToStudy(db, actor, enrolmentId);
      return recordPlaying(app.parts, actor, course, lessonId, request.body);
    },
  );
}
