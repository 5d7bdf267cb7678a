import { type App, learnerOf } from '../../../platform/http/index.ts';
import { isRight, readResponses } from '../../assessment/index.ts';
import { answerQuestion } from '../commands/answer-question.ts';
import { WrongQuestionPage } from '../pages/wrong-question-page.tsx';
import { loadPracticeCourse } from '../queries/practice-course.ts';
import { loadWrongQuestion } from '../queries/single-question.ts';
import { listWrong } from '../queries/wrong-questions.ts';
import { FeedbackQuery, learner, PracticeParams, QuestionParams } from './forms.ts';

/** The questions of the practice set, one by one. */
export function wrongQuestionRoutes(app: App): void {
  const { db } = app.parts;

  // Redirects to the question answered longest ago.
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
      const loaded = await loadWrongQuestion(db, learnerOf(request), request.params);
      if (!loaded) return reply.callNotFound();
      return reply.page(
        <WrongQuestionPage {...loaded} answer={request.query.given || null} error={null} />,
      );
    },
  );

  app.post(
    '/practice/:enrolmentId/questions/:questionId',
    { config: learner, schema: { params: QuestionParams } },
    async (request, reply) => {
      const { enrolmentId, questionId } = request.params;
      const loaded = await loadWrongQuestion(db, learnerOf(request), request.params);
      if (!loaded) return reply.callNotFound();
      const { kind } = loaded.question.item;
      const [given] = readResponses((request.body ?? {}) as Record<string, string>, [kind]);
      const answer = given?.response ?? '';
      if (answer === '') {
        const error = '请先作答。';
        return reply.code(422).page(<WrongQuestionPage {...loaded} error={error} answer={null} />);
      }
      await answerQuestion(
        app.parts,
        enrolmentId,
        questionId,
        isRight(kind, answer, loaded.question.answerKey),
      );
      return reply.redirect(
        `/practice/${enrolmentId}/questions/${questionId}?given=${encodeURIComponent(answer)}`,
        303,
      );
    },
  );
}
