import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf } from '../../../platform/http/index.ts';
import { getHourRule, minimaOf } from '../../hours/index.ts';
import { listLearningYears } from '../../learner-years/index.ts';
import { getOrganisation, listOrganisationsById, scopeOf } from '../../organisations/index.ts';
import { listUnits, listYears } from '../../statistics/index.ts';
import { DeskPage } from '../pages/desk-page.tsx';
import { DeskUnitPage } from '../pages/desk-unit-page.tsx';
import { listWaitingLists } from '../queries/lists.ts';
import { listOfUnit, sumHoursOfUnits } from '../queries/recognitions.ts';
import { listOfferingsById } from '../queries/subjects.ts';
import { authorityOf, loadUnit } from '../queries/system.ts';
import { recognisers } from '../rules/policy.ts';
import { Params, UnitQuery } from './forms.ts';

const own = { access: recognisers } as const;
const pageSize = 50;

/** The industry authority's desk: how its units complete the year, down to the people of one (N33, N34). */
export function deskRoutes(app: App): void {
  const { db, clock } = app.parts;

  /** What a year asks of professional hours where a unit is; null where nothing is prescribed. */
  const askedOf = async (ids: readonly string[], year: number) => {
    const units = await listOrganisationsById(db, ids);
    const places = [...new Set(units.map(({ jurisdictionId }) => jurisdictionId))];
    const asked = new Map<string | null, number | null>();
    for (const place of places)
      asked.set(place, minimaOf(await getHourRule(db, place, year)).professionalHours);
    return units.map(({ id, jurisdictionId }) => ({
      id,
      asked: asked.get(jurisdictionId) ?? null,
    }));
  };

  app.get(
    '/industry-desk',
    { config: own, schema: { querystring: UnitQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const scope = scopeOf(actor);
      const years = await listLearningYears(db);
      const year = request.query.year ?? years[0] ?? yearOf(clock.now());
      const [people, ...id] = request.query.after?.split('.') ?? [];
      const found = await listUnits(
        db,
        scope,
        {},
        {
          year,
          after: people === undefined ? null : { people: Number(people) || 0, id: id.join('.') },
          limit: pageSize + 1,
        },
      );
      const units = found.slice(0, pageSize);
      const asked = await askedOf(
        units.map(({ organisationId }) => organisationId),
        year,
      );
      const hours = await sumHoursOfUnits(db, year, asked);
      const last = units.at(-1);
      return reply.page(
        <DeskPage
          year={year}
          years={years}
          total={(await listYears(db, scope, {})).find((one) => one.year === year) ?? null}
          waiting={await listWaitingLists(db, actor.organisationId)}
          rows={units.map((figures) => ({
            figures,
            asked: asked.find((one) => one.id === figures.organisationId)?.asked ?? null,
            hours: hours.find((one) => one.organisationId === figures.organisationId) ?? null,
          }))}
          first={request.query.after ? `/industry-desk?year=${year}` : null}
          next={
            found.length > pageSize && last
              ? `/industry-desk?year=${year}&after=${last.people}.${last.organisationId}`
              : null
          }
        />,
      );
    },
  );

  app.get(
    '/industry-desk/units/:id',
    { config: own, schema: { params: Params, querystring: UnitQuery } },
    async (request, reply) => {
      const unit = await loadUnit(db, request.params.id);
      const { organisationId } = officerOf(request);
      if (!unit || authorityOf(unit) !== organisationId)
        throw new Refusal('professional.not_found');
      const year = request.query.year ?? yearOf(clock.now());
      const { page } = request.query;
      const piece = { limit: pageSize + 1, offset: (page - 1) * pageSize };
      const found = await listOfUnit(db, unit.id, year, piece);
      const recognitions = found
        .slice(0, pageSize)
        // A unit that came from another system brings hours along that are no matter of this authority.
        .filter((one) => one.authorityId === organisationId);
      const ids = [...new Set(recognitions.map(({ offeringId }) => offeringId))];
      const [asked] = await askedOf([unit.id], year);
      return reply.page(
        <DeskUnitPage
          unit={{ id: unit.id, name: (await getOrganisation(db, unit.id)).name }}
          year={year}
          asked={asked?.asked ?? null}
          sum={(await sumHoursOfUnits(db, year, asked ? [asked] : []))[0] ?? null}
          recognitions={recognitions}
          offerings={await listOfferingsById(db, ids)}
          page={page}
          more={found.length > pageSize}
        />,
      );
    },
  );
}
