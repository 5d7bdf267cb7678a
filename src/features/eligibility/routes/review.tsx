import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { TitleLevel } from '../../../kernel/title-level.ts';
import {
  type App,
  learnerOf,
  officerOf,
  parseForm,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { listTitleSeries } from '../../organisations/index.ts';
import { recommend } from '../commands/recommend.ts';
import { withdrawRecommendation } from '../commands/withdraw-recommendation.ts';
import { OwnReadinessPage } from '../pages/own-readiness-page.tsx';
import { PersonPage } from '../pages/person-page.tsx';
import { ReviewStaffPage } from '../pages/review-staff-page.tsx';
import { isInCare, listOwnPeople, placeOfPerson } from '../queries/places.ts';
import { loadReadiness, type ReadinessAsked } from '../queries/readiness.ts';
import { findRecommendation, listLiveRecommendations } from '../queries/recommendations.ts';
import { loadReviewed } from '../queries/review-staff.ts';
import { caringRoles, isCaring, isWithin, readingRoles, readingScopeOf } from '../rules/policy.ts';
import { Params, PersonParams, ReasonForm, RecommendForm, ReviewQuery } from './forms.ts';

const pageSize = 50;
const learners = { access: ['LEARNER'] } as const;
const caring = { access: caringRoles } as const;
const readers = { access: readingRoles } as const;

/** Title review: one's own readiness, the unit's people, a person, the recommendation (N37). */
export function reviewRoutes(app: App): void {
  const { db, clock } = app.parts;

  app.get(
    '/readiness',
    { config: learners, schema: { querystring: ReviewQuery } },
    async (request, reply) => {
      const { accountId } = learnerOf(request);
      const { person, asked } = await loadPerson(accountId, request.query);
      const [recommendation] = await listLiveRecommendations(db, [accountId], asked.year);
      return reply.page(
        <OwnReadinessPage
          person={person}
          asked={asked}
          series={await listTitleSeries(db)}
          recommendation={recommendation ?? null}
        />,
      );
    },
  );

  app.get(
    '/review/staff',
    { config: caring, schema: { querystring: ReviewQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const now = clock.now();
      const { page, year = yearOf(now) } = request.query;
      const ids = (await listOwnPeople(db, actor, now)).map(({ accountId }) => accountId);
      const { limit, offset } = rowsOf(page, pageSize);
      const { rows, turn } = takePage(ids.slice(offset, offset + limit), page, pageSize);
      return reply.page(
        <ReviewStaffPage
          staff={{ rows: await loadReviewed(db, rows, year, now), turn }}
          year={year}
          total={ids.length}
          agency={actor.role === 'AGENCY_CLERK'}
        />,
      );
    },
  );

  const personPage = async (
    actor: Officer,
    accountId: string,
    query: {
      year?: number | undefined;
      level?: TitleLevel | undefined;
      series?: string | undefined;
    },
    errors: Record<string, string> = {},
  ) => {
    const now = clock.now();
    const cares = isCaring(actor.role);
    // A unit sees its confirmed staff only; an authority whoever belongs to it.
    const visible = cares
      ? await isInCare(db, actor, accountId, now)
      : isWithin(readingScopeOf(actor), await placeOfPerson(db, accountId, dayOf(now)));
    if (!visible) throw new Refusal('eligibility.not_found');
    const { person, asked } = await loadPerson(accountId, query);
    const [recommendation] = await listLiveRecommendations(db, [accountId], asked.year);
    const own = accountId === actor.accountId ? 'own' : 'recommend';
    return (
      <PersonPage
        person={person}
        asked={asked}
        series={await listTitleSeries(db)}
        recommendation={recommendation ?? null}
        may={cares ? own : 'read'}
        errors={errors}
      />
    );
  };

  app.get(
    '/review/people/:accountId',
    { config: readers, schema: { params: PersonParams, querystring: ReviewQuery } },
    async (request, reply) =>
      reply.page(await personPage(officerOf(request), request.params.accountId, request.query)),
  );

  app.post(
    '/review/people/:accountId/recommendation',
    { config: caring, schema: { params: PersonParams } },
    async (request, reply) => {
      const { accountId } = request.params;
      const form = parseForm(RecommendForm, request.body);
      if (!form.ok)
        return reply
          .code(422)
          .page(await personPage(officerOf(request), accountId, {}, form.errors));
      const { year, level, series } = form.value;
      await recommend(app.parts, officerOf(request), {
        accountId,
        year,
        level,
        seriesCode: series || undefined,
      });
      reply.flash('success', '已推荐。受理部门核验后，结果显示在这里。');
      return reply.redirect(`/review/people/${accountId}?year=${year}&level=${level}`, 303);
    },
  );

  app.post(
    '/review/recommendations/:id/withdrawal',
    { config: caring, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const one = await findRecommendation(db, request.params.id);
      if (!one || one.organisationId !== actor.organisationId)
        throw new Refusal('eligibility.not_found');
      const form = parseForm(ReasonForm, request.body);
      const query = { year: one.applicationYear, level: one.level };
      if (!form.ok)
        return reply.code(422).page(await personPage(actor, one.accountId, query, form.errors));
      await withdrawRecommendation(app.parts, actor, { id: one.id, because: form.value.because });
      reply.flash('success', '已撤回推荐。');
      return reply.redirect(
        `/review/people/${one.accountId}?year=${query.year}&level=${query.level}`,
        303,
      );
    },
  );

  const loadPerson = async (
    accountId: string,
    query: {
      year?: number | undefined;
      level?: TitleLevel | undefined;
      series?: string | undefined;
    },
  ) => {
    const now = clock.now();
    const asked: ReadinessAsked = {
      year: query.year ?? yearOf(now),
      level: query.level,
      seriesCode: query.series || undefined,
    };
    const [person] = await loadReadiness(db, [accountId], asked, now);
    if (!person) throw new Refusal('eligibility.not_found');
    return { person, asked: { ...asked, level: person.level } };
  };
}
