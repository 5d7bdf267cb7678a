import type { z } from 'zod';
import type { Learner } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, formAction, learnerOf } from '../../../platform/http/index.ts';
import { isRight, readResponses } from '../../assessment/index.ts';
import { listLessons } from '../../courses/index.ts';
import { loadAskedChecks, loadExplanations, loadLessonChecks } from '../../question-bank/index.ts';
import { recordChecks } from '../commands/record-checks.ts';
import { LessonPracticePage } from '../pages/lesson-practice-page.tsx';
import { loadPracticeCourse } from '../queries/practice-course.ts';
import { ChecksForm, LessonPracticeParams, learner } from './forms.ts';

const path = '/practice/:enrolmentId/lessons/:lessonId';

/** Practice of one lesson: a few questions, then their answers; the lesson's own check questions come here too. */
export function lessonPracticeRoutes(app: App): void {
  const { db } = app.parts;

  const load = async (
    actor: Learner,
    { enrolmentId, lessonId }: z.infer<typeof LessonPracticeParams>,
  ) => {
    const course = await loadPracticeCourse(db, actor, enrolmentId);
    const lesson = (await listLessons(db, course.topic.id)).find(({ id }) => id === lessonId);
    if (!lesson) throw new Refusal('practice.lesson_not_found', { enrolmentId });
    return { course, lesson, of: { topicId: course.topic.id, lessonId } };
  };

  app.get(
    path,
    { config: learner, schema: { params: LessonPracticeParams } },
    async (request, reply) => {
      const { course, lesson, of } = await load(learnerOf(request), request.params);
      const checks = await loadLessonChecks(db, of, newId());
      return reply.page(<LessonPracticePage {...{ course, lesson, checks }} answered={null} />);
    },
  );

  formAction(app, path, {
    config: learner,
    by: learnerOf,
    params: LessonPracticeParams,
    form: ChecksForm,
    async act({ actor, params }, typed) {
      const { course, lesson, of } = await load(actor, params);
      const checks = await loadAskedChecks(db, of, typed.asked);
      const { kinds, answerKeys, questionIds } = checks.paper;
      const responses = readResponses(typed as Record<string, string>, kinds).map(
        ({ response }) => response,
      );
      const right = responses.map((given, at) =>
        isRight(kinds[at] as (typeof kinds)[number], given, answerKeys[at] ?? ''),
      );
      await recordChecks(app.parts, course.enrolment.id, questionIds, right);
      const explanations = await loadExplanations(db, checks.paper);
      return { course, lesson, checks, answered: { responses, right, explanations } };
    },
    done: (_asked, shown) => ({ page: <LessonPracticePage {...shown} /> }),
  });
}
