import { type App, actorOf } from '../../platform/http/index.ts';
import { normaliseResponse, readResponses } from '../question-bank/index.ts';
import { answerQuestion } from './commands/answer-question.ts';
import { startMock } from './commands/start-mock.ts';
import { loadDesk } from './desk.ts';
import { DeskParams, FeedbackQuery, QuestionParams } from './forms.ts';
import { PracticePage } from './pages/practice-page.tsx';
import { WrongQuestionPage } from './pages/wrong-question-page.tsx';
import { findWrong, listMocks, listWrong } from './queries.ts';
import { loadSingleQuestion } from './single-question.ts';

const learner = { access: ['LEARNER'] } as const;

/** The practice desk, and the wrong questions one by one. */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/practice/:enrolmentId',
    { config: learner, schema: { params: DeskParams } },
    async (request, reply) => {
      const desk = await loadDesk(db, actorOf(request), request.params.enrolmentId);
      const mocks = await listMocks(db, desk.enrolment.id);
      const wrong = await listWrong(db, desk.enrolment.id);
      return reply.page(
        <PracticePage desk={desk} mocks={mocks} wrong={wrong} now={app.parts.clock.now()} />,
      );
    },
  );

  app.post(
    '/practice/:enrolmentId/mocks',
    { config: learner, schema: { params: DeskParams } },
    async (request, reply) => {
      const desk = await loadDesk(db, actorOf(request), request.params.enrolmentId);
      const id = await startMock(app.parts, desk);
      return reply.redirect(`/practice/${desk.enrolment.id}/mocks/${id}`, 303);
    },
  );

  // Leads to the question that was not seen for longest.
  app.get(
    '/practice/:enrolmentId/questions',
    { config: learner, schema: { params: DeskParams } },
    async (request, reply) => {
      const desk = await loadDesk(db, actorOf(request), request.params.enrolmentId);
      const [next] = await listWrong(db, desk.enrolment.id);
      const base = `/practice/${desk.enrolment.id}`;
      if (next) return reply.redirect(`${base}/questions/${next.questionId}`, 303);
      reply.flash('success', '错题都练会了。');
      return reply.redirect(base, 303);
    },
  );

  app.get(
    '/practice/:enrolmentId/questions/:questionId',
    { config: learner, schema: { params: QuestionParams, querystring: FeedbackQuery } },
    async (request, reply) => {
      const { enrolmentId, questionId } = request.params;
      const desk = await loadDesk(db, actorOf(request), enrolmentId);
      const state = await findWrong(db, enrolmentId, questionId);
      if (!state) return reply.callNotFound();
      const question = await loadSingleQuestion(db, questionId, enrolmentId);
      const left = (await listWrong(db, enrolmentId)).length;
      return reply.page(
        <WrongQuestionPage
          desk={desk}
          question={question}
          state={state}
          answer={request.query.answer ? normaliseResponse(request.query.answer) : null}
          left={left}
          error={null}
        />,
      );
    },
  );

  app.post(
    '/practice/:enrolmentId/questions/:questionId',
    { config: learner, schema: { params: QuestionParams } },
    async (request, reply) => {
      const { enrolmentId, questionId } = request.params;
      const desk = await loadDesk(db, actorOf(request), enrolmentId);
      const state = await findWrong(db, enrolmentId, questionId);
      if (!state) return reply.callNotFound();
      const question = await loadSingleQuestion(db, questionId, enrolmentId);
      const [given] = readResponses((request.body ?? {}) as Record<string, string>, 1);
      const answer = normaliseResponse(given?.response ?? '');
      if (answer === '') {
        const left = (await listWrong(db, enrolmentId)).length;
        const error = '请先选择答案。';
        return reply
          .code(422)
          .page(<WrongQuestionPage {...{ desk, question, state, left, error }} answer={null} />);
      }
      await answerQuestion(app.parts, enrolmentId, questionId, answer === question.answerKey);
      return reply.redirect(
        `/practice/${enrolmentId}/questions/${questionId}?answer=${answer}`,
        303,
      );
    },
  );
}
