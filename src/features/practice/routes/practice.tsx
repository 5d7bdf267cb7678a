import type { Learner } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type App, learnerOf } from '../../../platform/http/index.ts';
import { isRight, readResponses } from '../../assessment/index.ts';
import { answerQuestion } from '../commands/answer-question.ts';
import { startMock } from '../commands/start-mock.ts';
import { PracticePage } from '../pages/practice-page.tsx';
import { WrongQuestionPage } from '../pages/wrong-question-page.tsx';
import { findWrong, listMocks, listWrong } from '../queries/mocks.ts';
import { loadPracticeCourse } from '../queries/practice-course.ts';
import { loadSingleQuestion } from '../queries/single-question.ts';
import { FeedbackQuery, PracticeParams, QuestionParams } from './forms.ts';

const learner = { access: ['LEARNER'] } as const;

/** The practice course, and the wrong questions one by one. */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/practice/:enrolmentId',
    { config: learner, schema: { params: PracticeParams } },
    async (request, reply) => {
      const course = await loadPracticeCourse(db, learnerOf(request), request.params.enrolmentId);
      const mocks = await listMocks(db, course.enrolment.id);
      const wrong = await listWrong(db, course.enrolment.id);
      return reply.page(
        <PracticePage course={course} mocks={mocks} wrong={wrong} now={app.parts.clock.now()} />,
      );
    },
  );

  app.post(
    '/practice/:enrolmentId/mocks',
    { config: learner, schema: { params: PracticeParams } },
    async (request, reply) => {
      const course = await loadPracticeCourse(db, learnerOf(request), request.params.enrolmentId);
      const id = await startMock(app.parts, course);
      return reply.redirect(`/practice/${course.enrolment.id}/mocks/${id}`, 303);
    },
  );

  // Leads to the question that was not seen for longest.
  app.get(
    '/practice/:enrolmentId/questions',
    { config: learner, schema: { params: PracticeParams } },
    async (request, reply) => {
      const course = await loadPracticeCourse(db, learnerOf(request), request.params.enrolmentId);
      const [next] = await listWrong(db, course.enrolment.id);
      const base = `/practice/${course.enrolment.id}`;
      if (next) return reply.redirect(`${base}/questions/${next.questionId}`, 303);
      reply.flash('success', '错题都练会了。');
      return reply.redirect(base, 303);
    },
  );

  app.get(
    '/practice/:enrolmentId/questions/:questionId',
    { config: learner, schema: { params: QuestionParams, querystring: FeedbackQuery } },
    async (request, reply) => {
      const loaded = await loadWrong(db, learnerOf(request), request.params);
      if (!loaded) return reply.callNotFound();
      return reply.page(
        <WrongQuestionPage {...loaded} answer={request.query.answer || null} error={null} />,
      );
    },
  );

  app.post(
    '/practice/:enrolmentId/questions/:questionId',
    { config: learner, schema: { params: QuestionParams } },
    async (request, reply) => {
      const { enrolmentId, questionId } = request.params;
      const loaded = await loadWrong(db, learnerOf(request), request.params);
      if (!loaded) return reply.callNotFound();
      const { kind } = loaded.question.item;
      const [given] = readResponses((request.body ?? {}) as Record<string, string>, [kind]);
      const answer = given?.response ?? '';
      if (answer === '') {
        const error = '请先选择答案。';
        return reply.code(422).page(<WrongQuestionPage {...loaded} error={error} answer={null} />);
      }
      await answerQuestion(
        app.parts,
        enrolmentId,
        questionId,
        isRight(kind, answer, loaded.question.answerKey),
      );
      return reply.redirect(
        `/practice/${enrolmentId}/questions/${questionId}?answer=${encodeURIComponent(answer)}`,
        303,
      );
    },
  );
}

/** A question of the learner's practice set, and how many are left in it; null when it left the set. */
async function loadWrong(
  db: Reader,
  actor: Learner,
  { enrolmentId, questionId }: { enrolmentId: string; questionId: string },
) {
  const course = await loadPracticeCourse(db, actor, enrolmentId);
  const state = await findWrong(db, enrolmentId, questionId);
  if (!state) return null;
  const question = await loadSingleQuestion(db, questionId, enrolmentId);
  return { course, state, question, left: (await listWrong(db, enrolmentId)).length };
}
