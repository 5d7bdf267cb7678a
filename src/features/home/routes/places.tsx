import { type App, learnerOf } from '../../../platform/http/index.ts';
import { MePage } from '../pages/me-page.tsx';
import { findEnrolmentToGoOn } from '../queries/enrolment-to-go-on.ts';

// Also while the server sheds load: they lead to the exam.
const learner = { config: { access: ['LEARNER'], vital: true } } as const;

/** The places of a learner's bar that lead on: 学习 and 考试 to the course that is open, 我的 to a page. */
export function placeRoutes(app: App): void {
  const { db } = app.parts;

  const leadOn = (path: '/study' | '/exams') =>
    app.get(path, learner, async (request, reply) => {
      const id = await findEnrolmentToGoOn(db, learnerOf(request).accountId);
      if (id) return reply.redirect(`${path}/${id}`, 303);
      reply.flash('info', '您还没有开通的课程，请先选报和缴费。');
      return reply.redirect('/courses', 303);
    });
  leadOn('/study');
  leadOn('/exams');

  app.get('/me', learner, async (_request, reply) => reply.page(<MePage />));
}
