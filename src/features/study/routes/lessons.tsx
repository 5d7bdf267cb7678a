import { type App, learnerOf } from '../../../platform/http/index.ts';
import { findArchive, findLesson, listChapters } from '../../courses/index.ts';
import { declareStudy } from '../commands/declare-study.ts';
import { markTextRead } from '../commands/mark-text-read.ts';
import { openLesson } from '../commands/open-lesson.ts';
import { recordPlaying } from '../commands/record-playing.ts';
import { startPlaying } from '../commands/start-playing.ts';
import { CourseDeskPage } from '../pages/course-desk-page.tsx';
import { LessonPage } from '../pages/lesson-page.tsx';
import { lessonOf, loadDesk } from '../queries/course-desk.ts';
import { listLedger, listProgress } from '../queries/progress.ts';
import { DeskParams, HeartbeatBody, LessonParams } from './forms.ts';

const learner = { access: ['LEARNER'] } as const;

/** The course desk and its lessons, read, watched and declared as learned (N13). */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/study/:enrolmentId',
    { config: learner, schema: { params: DeskParams } },
    async (request, reply) => {
      const desk = await loadDesk(db, learnerOf(request), request.params.enrolmentId);
      const chapters = await listChapters(db, desk.topic.id);
      const progress = await listProgress(db, desk.round.id);
      const ledger = await listLedger(db, desk.round.id, { limit: 12 });
      const archive = await findArchive(db, desk.topic.id);
      return reply.page(
        <CourseDeskPage
          desk={desk}
          chapters={chapters}
          progress={progress}
          ledger={ledger}
          archiveBytes={archive?.bytes ?? null}
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
      const desk = await loadDesk(db, actor, enrolmentId);
      lessonOf(desk, lessonId);
      await openLesson(app.parts, actor, desk, lessonId, 'OPENED');
      const lesson = await findLesson(db, lessonId);
      if (!lesson) return reply.callNotFound();
      const progress = await listProgress(db, desk.round.id);
      const ledger = await listLedger(db, desk.round.id, { lessonId, limit: 10 });
      return reply.page(
        <LessonPage desk={desk} lesson={lesson} progress={progress} ledger={ledger} />,
      );
    },
  );

  app.post(
    '/study/:enrolmentId/lessons/:lessonId/reading',
    { config: learner, schema: { params: LessonParams } },
    async (request, reply) => {
      const { enrolmentId, lessonId } = request.params;
      const desk = await loadDesk(db, learnerOf(request), enrolmentId);
      await markTextRead(app.parts, learnerOf(request), desk, lessonId);
      reply.flash('success', '已记下：这一课的课文已读完。');
      return reply.redirect(`/study/${enrolmentId}/lessons/${lessonId}`, 303);
    },
  );

  app.post(
    '/study/:enrolmentId/declaration',
    { config: learner, schema: { params: DeskParams } },
    async (request, reply) => {
      const desk = await loadDesk(db, learnerOf(request), request.params.enrolmentId);
      await declareStudy(app.parts, learnerOf(request), desk);
      reply.flash('success', '已确认学完，现在可以参加考试。');
      return reply.redirect(`/study/${desk.enrolment.id}`, 303);
    },
  );

  app.post(
    '/study/:enrolmentId/lessons/:lessonId/playback',
    { config: learner, schema: { params: LessonParams } },
    async (request) => {
      const { enrolmentId, lessonId } = request.params;
      const desk = await loadDesk(db, learnerOf(request), enrolmentId);
      return { token: await startPlaying(app.parts, desk, lessonId) };
    },
  );

  app.post(
    '/study/:enrolmentId/lessons/:lessonId/heartbeats',
    { config: learner, schema: { params: LessonParams, body: HeartbeatBody } },
    async (request) => {
      const { enrolmentId, lessonId } = request.params;
      const actor = learnerOf(request);
      const desk = await loadDesk(db, actor, enrolmentId);
      return recordPlaying(app.parts, actor, desk, lessonId, request.body);
    },
  );
}
