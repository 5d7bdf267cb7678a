import { type App, learnerOf, rowsOf, takePage } from '../../../platform/http/index.ts';
import { LedgerPage } from '../pages/ledger-page.tsx';
import { listLedger } from '../queries/ledger.ts';
import { lessonOf, loadStudyCourse } from '../queries/study-course.ts';
import { LedgerQuery, StudyParams } from './forms.ts';

const linesShown = 50;

/** The whole study ledger of the present round (Q18). */
export function ledgerRoutes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/study/:enrolmentId/ledger',
    { config: { access: ['LEARNER'] }, schema: { params: StudyParams, querystring: LedgerQuery } },
    async (request, reply) => {
      const { page, order, lesson } = request.query;
      const course = await loadStudyCourse(db, learnerOf(request), request.params.enrolmentId);
      const of = lesson ? lessonOf(course, lesson) : null;
      const filter = { order, ...(of ? { lessonId: of.id } : {}), ...rowsOf(page, linesShown) };
      const lines = takePage(await listLedger(db, course.round.id, filter), page, linesShown);
      return reply.page(<LedgerPage course={course} lines={lines} order={order} lesson={of} />);
    },
  );
}
