import type { OfficerRole } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf } from '../../../platform/http/index.ts';
import { listTopicsEverOffered } from '../../courses/index.ts';
import { EndorsementPage } from '../pages/endorsement-page.tsx';
import { ExamPage } from '../pages/exam-page.tsx';
import { yearChoice } from '../pages/filter-choices.ts';
import { PaymentPage } from '../pages/payment-page.tsx';
import {
  listAttemptCurve,
  listAttemptDays,
  listAttemptHours,
  listQuestionFigures,
  listScores,
} from '../queries/exams.ts';
import { getMergedAt } from '../queries/figures.ts';
import { listBodyWaits, listMonthlyMoney, listOfficeMoney, listWaits } from '../queries/tallies.ts';
import { cityRoles, figureScopeOf } from '../rules/policy.ts';
import { ExamQuery, YearQuery } from './forms.ts';

const examReaders = {
  access: [...cityRoles, 'DISTRICT_CLERK'] as const satisfies readonly OfficerRole[],
};
const waitReaders = {
  access: [...cityRoles, 'DISTRICT_CLERK', 'UNIT_ADMIN'] as const satisfies readonly OfficerRole[],
};
const moneyReaders = {
  access: [
    'MUNICIPAL_OFFICER',
    'CENTRE_CLERK',
    'DISTRICT_CLERK',
  ] as const satisfies readonly OfficerRole[],
};
const questionReaders: readonly string[] = ['MUNICIPAL_OFFICER', 'CENTRE_CLERK'];

/** Figures of enrolment, payment, study, exam, endorsement and hours, within the reach of the role. */
export function analysisRoutes(app: App): void {
  const { db, clock } = app.parts;
  const thisYear = () => yearOf(clock.now());

  app.get(
    '/statistics/exams',
    { config: examReaders, schema: { querystring: ExamQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const scope = figureScopeOf(actor);
      const topics = await listTopicsEverOffered(db);
      const topic = topics.find(({ id }) => id === request.query.topic) ?? topics[0];
      if (!topic) throw new Refusal('statistics.not_found');
      const city = scope.kind === 'CITY';
      return reply.page(
        <ExamPage
          role={actor.role}
          topic={topic}
          topics={topics}
          scores={await listScores(db, topic.id, scope)}
          curve={city ? await listAttemptCurve(db, topic.id) : []}
          days={city ? await listAttemptDays(db, topic.id) : []}
          hours={city ? await listAttemptHours(db, topic.id, clock.now()) : []}
          questions={
            questionReaders.includes(actor.role) ? await listQuestionFigures(db, topic.id) : null
          }
          mergedAt={await getMergedAt(db)}
        />,
      );
    },
  );

  const recentYears = () => Array.from({ length: 6 }, (_, back) => thisYear() - back);

  app.get(
    '/statistics/endorsements',
    { config: waitReaders, schema: { querystring: YearQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const year = request.query.year ?? thisYear();
      return reply.page(
        <EndorsementPage
          role={actor.role}
          year={year}
          choices={[yearChoice(recentYears(), year)]}
          waits={await listWaits(db, year, figureScopeOf(actor))}
          bodies={await listBodyWaits(db, year, figureScopeOf(actor))}
          mergedAt={await getMergedAt(db)}
        />,
      );
    },
  );

  app.get(
    '/statistics/payments',
    { config: moneyReaders, schema: { querystring: YearQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const year = request.query.year ?? thisYear();
      return reply.page(
        <PaymentPage
          role={actor.role}
          year={year}
          choices={[yearChoice(recentYears(), year)]}
          months={await listMonthlyMoney(db, year, figureScopeOf(actor))}
          offices={await listOfficeMoney(db, year, figureScopeOf(actor))}
          mergedAt={await getMergedAt(db)}
        />,
      );
    },
  );
}
