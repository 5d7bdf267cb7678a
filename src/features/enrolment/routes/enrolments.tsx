import { z } from 'zod';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, fields, learnerOf, parseForm } from '../../../platform/http/index.ts';
import { findTopic, getTopic, listLessons, listTopics } from '../../courses/index.ts';
import { findEndorserFor } from '../../people/index.ts';
import { enrol } from '../commands/enrol.ts';
import { withdraw } from '../commands/withdraw.ts';
import { getOwnEnrolment } from '../index.ts';
import { CoursePage } from '../pages/course-page.tsx';
import { CoursesPage } from '../pages/courses-page.tsx';
import { EnrolmentPage } from '../pages/enrolment-page.tsx';
import { findActiveEnrolment, getCurrentRound, listEnrolments } from '../queries/enrolments.ts';

const TopicParams = z.object({ id: fields.code });
const Params = fields.idParams;
const Choice = z.object({ topicId: z.string().max(60) });

/** Courses, the choice of one, and the page of that choice (N5). */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get('/courses', { config: { access: 'everyone' } }, async (request, reply) => {
    const topics = await listTopics(db);
    const learner = request.actor?.role === 'LEARNER' ? request.actor : null;
    const enrolments = learner ? await listEnrolments(db, learner.accountId) : [];
    return reply.page(
      <CoursesPage topics={topics} enrolments={enrolments} now={app.parts.clock.now()} />,
    );
  });

  app.get(
    '/courses/:id',
    { config: { access: 'everyone' }, schema: { params: TopicParams } },
    async (request, reply) => {
      const topic = await findTopic(db, request.params.id);
      if (!topic || topic.state === 'DRAFT') return reply.callNotFound();
      const lessons = await listLessons(db, topic.id);
      const now = app.parts.clock.now();
      const learner = request.actor?.role === 'LEARNER' ? request.actor : null;
      const endorser = learner ? await findEndorserFor(db, learner.accountId, dayOf(now)) : null;
      const enrolment = learner
        ? await findActiveEnrolment(db, learner.accountId, topic.id)
        : undefined;
      return reply.page(
        <CoursePage
          topic={topic}
          lessons={lessons}
          now={now}
          endorser={endorser}
          enrolment={enrolment ?? null}
          signedIn={learner !== null}
        />,
      );
    },
  );

  app.post('/enrolments', { config: { access: ['LEARNER'] } }, async (request, reply) => {
    const form = parseForm(Choice, request.body);
    if (!form.ok) throw new Refusal('enrolment.topic_not_found');
    const id = await enrol(app.parts, learnerOf(request), form.value.topicId);
    const { feeFen } = await getTopic(db, form.value.topicId);
    const next = feeFen === 0 ? '学习和考试已经开通。' : '缴费成功后即可学习和考试。';
    reply.flash('success', `已选报。${next}`);
    return reply.redirect(`/enrolments/${id}`, 303);
  });

  app.get(
    '/enrolments/:id',
    { config: { access: ['LEARNER'] }, schema: { params: Params } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const enrolment = await getOwnEnrolment(db, actor, request.params.id);
      const topic = await getTopic(db, enrolment.topicId);
      const endorser = await findEndorserFor(db, actor.accountId, dayOf(app.parts.clock.now()));
      const round = await getCurrentRound(db, enrolment.id);
      return reply.page(
        <EnrolmentPage enrolment={enrolment} topic={topic} endorser={endorser} round={round} />,
      );
    },
  );

  app.post(
    '/enrolments/:id/withdrawal',
    { config: { access: ['LEARNER'] }, schema: { params: Params } },
    async (request, reply) => {
      await withdraw(app.parts, learnerOf(request), request.params.id);
      reply.flash('success', '已退选，没有产生任何费用。');
      return reply.redirect('/courses', 303);
    },
  );
}
