import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { TitleLevel } from '../../../kernel/title-level.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  learnerOf,
  listOf,
  officerOf,
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
    {
      config: { ...caring, discloses: { what: '单位申报人员名单' } },
      schema: { querystring: ReviewQuery },
    },
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
    form: FormState = emptyForm,
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
        form={form}
      />
    );
  };

  app.get(
    '/review/people/:accountId',
    {
      config: { ...readers, discloses: { what: '申报人员的学习情况', of: 'account' } },
      schema: { params: PersonParams, querystring: ReviewQuery },
    },
    async (request, reply) =>
      reply.page(await personPage(officerOf(request), request.params.accountId, request.query)),
  );

  formAction(app, '/review/people/:accountId/recommendation', {
    config: caring,
    by: officerOf,
    params: PersonParams,
    form: RecommendForm,
    show: ({ actor, params }, form) =>
      personPage(actor, params.accountId, listOf(ReviewQuery, form.values), form),
    act: ({ actor, params }, { year, level, series }) =>
      recommend(app.parts, actor, {
        accountId: params.accountId,
        year,
        level,
        seriesCode: series || undefined,
      }),
    done: ({ params }, _result, { year, level }) => ({
      to: `/review/people/${params.accountId}?year=${year}&level=${level}`,
      say: '已推荐。受理部门核验后，结果显示在这里。',
    }),
  });

  const recommendationOf = async (actor: Officer, id: string) => {
    const one = await findRecommendation(db, id);
    if (!one || one.organisationId !== actor.organisationId)
      throw new Refusal('eligibility.not_found');
    return { accountId: one.accountId, year: one.applicationYear, level: one.level };
  };

  formAction(app, '/review/recommendations/:id/withdrawal', {
    config: caring,
    by: officerOf,
    params: Params,
    form: ReasonForm,
    async allow({ actor, params }) {
      await recommendationOf(actor, params.id);
    },
    async show({ actor, params }, form) {
      const { accountId, ...query } = await recommendationOf(actor, params.id);
      return personPage(actor, accountId, query, form);
    },
    async act({ actor, params }, { because }) {
      const of = await recommendationOf(actor, params.id);
      await withdrawRecommendation(app.parts, actor, { id: params.id, because });
      return of;
    },
    done: (_asked, { accountId, year, level }) => ({
      to: `/review/people/${accountId}?year=${year}&level=${level}`,
      say: '已撤回推荐。',
    }),
  });

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
