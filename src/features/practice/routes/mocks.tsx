import type { z } from 'zod';
import type { Learner } from '../../../kernel/actor.ts';
import { type App, formAction, learnerOf } from '../../../platform/http/index.ts';
import {
  gradeResponses,
  readResponses,
  SaveBody,
  type SaveReply,
  SheetForm,
} from '../../assessment/index.ts';
import { listLessons } from '../../courses/index.ts';
import { loadExplanations, loadSheet } from '../../question-bank/index.ts';
import { handInMock } from '../commands/hand-in-mock.ts';
import { saveMockAnswers } from '../commands/save-mock-answers.ts';
import { startMock } from '../commands/start-mock.ts';
import { MockPage } from '../pages/mock-page.tsx';
import { MockResultPage } from '../pages/mock-result-page.tsx';
import { MockSubmissionPage } from '../pages/mock-submission-page.tsx';
import { listMockAnswers } from '../queries/mocks.ts';
import { getMock, loadPracticeCourse } from '../queries/practice-course.ts';
import { answersInOrder, isRunning, responsesOf } from '../rules/mock.ts';
import { learner, MockParams, PracticeParams, ReviewQuery } from './forms.ts';

const base = '/practice/:enrolmentId/mocks/:mockId';

/** A mock exam from its start to its review (N14). */
export function mockRoutes(app: App): void {
  const { db } = app.parts;

  const load = async (actor: Learner, params: z.infer<typeof MockParams>) => {
    const course = await loadPracticeCourse(db, actor, params.enrolmentId);
    const mock = await getMock(db, course, params.mockId);
    return { course, mock, url: `/practice/${course.enrolment.id}/mocks/${mock.id}` };
  };

  formAction(app, '/practice/:enrolmentId/mocks', {
    config: learner,
    by: learnerOf,
    params: PracticeParams,
    act: async ({ actor, params }) =>
      startMock(app.parts, await loadPracticeCourse(db, actor, params.enrolmentId)),
    done: ({ params }, id) => ({ to: `/practice/${params.enrolmentId}/mocks/${id}` }),
  });

  app.get(base, { config: learner, schema: { params: MockParams } }, async (request, reply) => {
    const { course, mock, url } = await load(learnerOf(request), request.params);
    const now = app.parts.clock.now();
    // Its time ran out meanwhile: what was saved is graded now.
    if (!isRunning(mock, now)) await handInMock(app.parts, mock.id);
    if (!isRunning(mock, now)) return reply.redirect(`${url}/result`, 303);
    const items = await loadSheet(db, mock.paper);
    const answers = await listMockAnswers(db, mock.id);
    return reply.page(
      <MockPage course={course} mock={mock} items={items} answers={answers} now={now} url={url} />,
    );
  });

  app.post(
    `${base}/answers`,
    { config: learner, schema: { params: MockParams, body: SaveBody } },
    async (request) => {
      const { mock } = await load(learnerOf(request), request.params);
      const { outcome, savedAt } = await saveMockAnswers(
        app.parts,
        mock.id,
        request.body.answers.map(({ item, ...answer }) => ({ ...answer, itemNo: item })),
      );
      return {
        outcomes: request.body.answers.map(() => ({ outcome })),
        savedAt,
      } satisfies SaveReply;
    },
  );

  // The whole sheet as a form, for browsers without a script.
  app.post(
    `${base}/sheet`,
    { config: learner, schema: { params: MockParams, body: SheetForm } },
    async (request, reply) => {
      const { mock, url } = await load(learnerOf(request), request.params);
      const before = await listMockAnswers(db, mock.id);
      const seq = Math.max(0, ...before.map((answer) => answer.seq)) + 1;
      const fields = request.body as unknown as Record<string, string>;
      const answers = readResponses(fields, mock.paper.kinds).map((answer, index) => ({
        ...answer,
        itemNo: index + 1,
        seq,
      }));
      const { outcome } = await saveMockAnswers(app.parts, mock.id, answers);
      if (outcome === 'closed') {
        reply.flash('warning', '模拟考试已经结束，刚才提交的内容没有保存；按之前保存的作答评分。');
        return reply.redirect(url, 303);
      }
      if (request.body.next === 'review') return reply.redirect(`${url}/submission`, 303);
      reply.flash('success', '已保存。');
      return reply.redirect(url, 303);
    },
  );

  app.get(
    `${base}/submission`,
    { config: learner, schema: { params: MockParams } },
    async (request, reply) => {
      const { course, mock, url } = await load(learnerOf(request), request.params);
      if (!isRunning(mock, app.parts.clock.now())) return reply.redirect(url, 303);
      const answers = await listMockAnswers(db, mock.id);
      return reply.page(
        <MockSubmissionPage course={course} url={url} written={answersInOrder(mock, answers)} />,
      );
    },
  );

  formAction(app, `${base}/submission`, {
    config: learner,
    by: learnerOf,
    params: MockParams,
    async act({ actor, params }) {
      const { mock, url } = await load(actor, params);
      await handInMock(app.parts, mock.id);
      return url;
    },
    done: (_asked, url) => ({ to: `${url}/result` }),
  });

  app.get(
    `${base}/result`,
    { config: learner, schema: { params: MockParams, querystring: ReviewQuery } },
    async (request, reply) => {
      const { course, mock, url } = await load(learnerOf(request), request.params);
      if (!mock.handedInAt) return reply.redirect(url, 303);
      const responses = responsesOf(mock, await listMockAnswers(db, mock.id));
      return reply.page(
        <MockResultPage
          course={course}
          mock={mock}
          url={url}
          only={request.query.only ?? null}
          items={await loadSheet(db, mock.paper)}
          responses={responses}
          explanations={await loadExplanations(db, mock.paper)}
          grade={gradeResponses(mock.paper, responses)}
          lessons={await listLessons(db, course.topic.id)}
        />,
      );
    },
  );
}
