import { type App, learnerOf } from '../../../platform/http/index.ts';
import { listLessons } from '../../courses/index.ts';
import { PracticePage } from '../pages/practice-page.tsx';
import { listMocks } from '../queries/mocks.ts';
import { loadPracticeCourse } from '../queries/practice-course.ts';
import { listWrong } from '../queries/wrong-questions.ts';
import { learner, PracticeParams } from './forms.ts';

/** The start page of practice: mock exams and the practice set. */
export function practiceRoutes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/practice/:enrolmentId',
    { config: learner, schema: { params: PracticeParams } },
    async (request, reply) => {
      const course = await loadPracticeCourse(db, learnerOf(request), request.params.enrolmentId);
      const mocks = await listMocks(db, course.enrolment.id);
      const wrong = await listWrong(db, course.enrolment.id);
      return reply.page(
        <PracticePage
          course={course}
          mocks={mocks}
          wrong={wrong}
          lessons={await listLessons(db, course.topic.id)}
          now={app.parts.clock.now()}
        />,
      );
    },
  );
}
