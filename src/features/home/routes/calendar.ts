import { type App, learnerOf } from '../../../platform/http/index.ts';
import type { LearnerHomeProps } from '../pages/learner-home.tsx';
import { loadLearnerHome } from '../queries/learner-home.ts';
import { calendarFile, type Deadline } from '../rules/calendar-file.ts';

/** The learner's deadlines as a file for the calendar of a phone or computer (Q31). */
export function calendarRoutes(app: App): void {
  const { db, clock, publicUrl } = app.parts;

  app.get('/calendar.ics', { config: { access: ['LEARNER'] } }, async (request, reply) => {
    const now = clock.now();
    const deadlines = deadlinesOf(await loadLearnerHome(db, learnerOf(request), now), now);
    const href = `${publicUrl()}/`;
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="jixue.ics"')
      .send(
        calendarFile(
          deadlines.map((one) => ({ ...one, href })),
          now,
        ),
      );
  });
}

function deadlinesOf({ year, topicTitle, next, otherYears }: LearnerHomeProps, now: Date) {
  const steps = [{ year, topicTitle: topicTitle ?? '', next }, ...otherYears];
  return steps.flatMap(({ year, topicTitle, next: { deadline } }): Omit<Deadline, 'href'>[] =>
    deadline && deadline.at > now
      ? [
          {
            id: `${year}-${Buffer.from(deadline.label).toString('hex')}`,
            title: `${deadline.label}：${topicTitle}`,
            at: deadline.at,
          },
        ]
      : [],
  );
}
