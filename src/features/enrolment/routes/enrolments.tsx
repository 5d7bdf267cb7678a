import { z } from 'zod';
import { dayOf } from '../../../kernel/calendar.ts';
import { type App, fields, formAction, learnerOf } from '../../../platform/http/index.ts';
import {
  findTopic,
  getTopic,
  listChapters,
  listLessons,
  listTopics,
  loadTopicFor,
  writingRoles,
} from '../../courses/index.ts';
import { findEndorserFor } from '../../people/index.ts';
import { enrol } from '../commands/enrol.ts';
import { withdraw } from '../commands/withdraw.ts';
import { CoursePage } from '../pages/course-page.tsx';
import { CoursesPage } from '../pages/courses-page.tsx';
import { EnrolmentPage } from '../pages/enrolment-page.tsx';
import { findActiveEnrolment, getOwnEnrolment, listEnrolments } from '../queries/enrolments.ts';
import { getCurrentRound } from '../queries/rounds.ts';

const TopicParams = z.object({ id: fields.code });
const Choice = z.object({ topicId: z.string().max(60).default('') });

const learner = { access: ['LEARNER'] } as const;

/** Courses, their selection, and enrolments (N5). */
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
      const offered = await findTopic(db, request.params.id);
      if (!offered || offered.state === 'DRAFT') return reply.callNotFound();
      const lessons = await listLessons(db, offered.id);
      const chapters = await listChapters(db, offered.id);
      const now = app.parts.clock.now();
      const learner = request.actor?.role === 'LEARNER' ? request.actor : null;
      const own = learner && (await loadTopicFor(db, offered, learner.accountId, now));
      const topic = { ...offered, feeFen: own?.feeFen ?? offered.feeFen };
      const endorser = learner ? await findEndorserFor(db, learner.accountId, dayOf(now)) : null;
      const enrolment = learner
        ? await findActiveEnrolment(db, learner.accountId, topic.id)
        : undefined;
      return reply.page(
        <CoursePage
          topic={topic}
          chapters={chapters}
          lessons={lessons}
          now={now}
          endorser={endorser}
          enrolment={enrolment ?? null}
          signedIn={learner !== null}
        />,
      );
    },
  );

  app.get(
    '/topics/:id/preview',
    { config: { access: writingRoles }, schema: { params: TopicParams } },
    async (request, reply) => {
      const topic = await findTopic(db, request.params.id);
      if (!topic) return reply.callNotFound();
      const lessons = await listLessons(db, topic.id);
      const chapters = await listChapters(db, topic.id);
      const now = app.parts.clock.now();
      return reply.page(
        <CoursePage {...{ topic, chapters, lessons, now }} preview={`/topics/${topic.id}`} />,
      );
    },
  );

  formAction(app, '/enrolments', {
    config: learner,
    by: learnerOf,
    form: Choice,
    async act({ actor }, { topicId }) {
      const id = await enrol(app.parts, actor, topicId);
      const topic = await getTopic(db, topicId);
      const now = app.parts.clock.now();
      const { feeFen } = await loadTopicFor(db, topic, actor.accountId, now);
      return { id, feeFen };
    },
    done: (_asked, { id, feeFen }) => ({
      to: `/enrolments/${id}`,
      say: `已选报。${feeFen === 0 ? '学习和考试已经开通。' : '缴费成功后即可学习和考试。'}`,
    }),
  });

  app.get(
    '/enrolments/:id',
    { config: learner, schema: { params: fields.idParams } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const enrolment = await getOwnEnrolment(db, actor, request.params.id);
      const now = app.parts.clock.now();
      const offered = await getTopic(db, enrolment.topicId);
      const topic = await loadTopicFor(db, offered, actor.accountId, now);
      const endorser = await findEndorserFor(db, actor.accountId, dayOf(now));
      const round = await getCurrentRound(db, enrolment.id);
      return reply.page(
        <EnrolmentPage enrolment={enrolment} topic={topic} endorser={endorser} round={round} />,
      );
    },
  );

  formAction(app, '/enrolments/:id/withdrawal', {
    config: learner,
    by: learnerOf,
    params: fields.idParams,
    act: ({ actor, params }) => withdraw(app.parts, actor, params.id),
    done: () => ({ to: '/courses', say: '已退选，没有产生任何费用。' }),
  });
}
