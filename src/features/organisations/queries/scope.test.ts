import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import { sampleOf } from '../../../../test/support/sample-of.ts';
import type { OfficerRole } from '../../../kernel/actor.ts';
import { officerRoles } from '../../../kernel/actor.ts';
import { liesIn, type Placement, scopeOf } from '../rules/scope.ts';
import { inScope } from './scope.ts';

let parts: TestParts;
beforeAll(async () => {
  parts = await createTestParts();
});
afterAll(() => parts.close());

/** A city as people see it: who works where, who keeps whose file, who endorsed what. */
interface City {
  units: { district: number | null; industry: number | null }[];
  people: { unit: number | null; district: number | null; agency: number | null }[];
  endorser: ('unit' | 'agency' | 'district' | 'association')[];
}

const few = 4;
const one = fc.integer({ min: 0, max: few - 1 });
const maybe = fc.option(one, { nil: null });
const city: fc.Arbitrary<City> = fc.record({
  units: fc.array(fc.record({ district: maybe, industry: maybe }), {
    minLength: few,
    maxLength: few,
  }),
  people: fc.array(fc.record({ unit: maybe, district: maybe, agency: maybe }), {
    minLength: 1,
    maxLength: 12,
  }),
  endorser: fc.array(fc.constantFrom('unit', 'agency', 'district', 'association'), {
    minLength: 12,
    maxLength: 12,
  }),
});
const officer = fc.record({
  role: fc.constantFrom(...officerRoles),
  body: one,
  hasBody: fc.boolean(),
});

const bodyId: Partial<Record<OfficerRole, (n: number) => string>> = {
  UNIT_ADMIN: (n) => `unit-${n}`,
  AGENCY_CLERK: (n) => `agency-${n}`,
  DISTRICT_CLERK: (n) => `bureau-${n}`,
  INDUSTRY_OFFICER: (n) => `industry-${n}`,
  ASSOCIATION_CLERK: () => 'association',
};

const id = (kind: string, n: number | null | undefined) => (n == null ? null : `${kind}-${n}`);

function placeAll({ units, people, endorser }: City): Required<Placement<string | null>>[] {
  return people.map((person, index) => {
    const employer = person.unit === null ? undefined : units[person.unit];
    const district = employer ? employer.district : person.district;
    const endorserIds = {
      unit: id('unit', person.unit),
      agency: id('agency', person.agency),
      district: id('bureau', district),
      association: 'association',
    };
    const body = endorserIds[endorser[index] ?? 'association'] ?? 'association';
    return {
      unit: id('unit', person.unit),
      agency: id('agency', person.agency),
      district: id('district', district),
      industry: id('industry', employer?.industry),
      endorser: body,
      body,
    };
  });
}

/** The rule of roles.md in its plainest words, written without `rules/scope.ts`. */
function sees(role: OfficerRole, n: number, row: Required<Placement<string | null>>): boolean {
  if (role === 'MUNICIPAL_OFFICER' || role === 'CENTRE_CLERK') return true;
  if (role === 'UNIT_ADMIN') return row.unit === `unit-${n}`;
  if (role === 'AGENCY_CLERK') return row.agency === `agency-${n}`;
  if (role === 'DISTRICT_CLERK') return row.district === `district-${n}`;
  if (role === 'INDUSTRY_OFFICER') return row.industry === `industry-${n}`;
  return role === 'ASSOCIATION_CLERK' && row.endorser === 'association';
}

const actorOf = ({
  role,
  body,
  hasBody,
}: {
  role: OfficerRole;
  body: number;
  hasBody: boolean;
}) => ({
  role,
  organisationId: hasBody ? (bodyId[role]?.(body) ?? 'the-city') : null,
  jurisdictionId: hasBody && role === 'DISTRICT_CLERK' ? `district-${body}` : null,
});

async function select(
  rows: Placement<string | null>[],
  actor: ReturnType<typeof actorOf>,
  columns: Placement<string>,
) {
  const all = sql.join(
    rows.map(
      (row, index) =>
        sql`(${index}::int, ${row.unit}::text, ${row.agency}::text, ${row.district}::text,
          ${row.industry}::text, ${row.endorser}::text, ${row.body}::text)`,
    ),
  );
  const { rows: found } = await sql<{ id: number }>`
    select id from (values ${all}) row (id, unit, agency, district, industry, endorser, body)
    where ${inScope(scopeOf(actor), columns)} order by id`.execute(parts.db);
  return found.map((row) => row.id);
}

const people = {
  unit: 'unit',
  agency: 'agency',
  district: 'district',
  industry: 'industry',
  endorser: 'endorser',
};

test('no officer of any body sees a row outside the scope, and each sees all inside it', async () => {
  await fc.assert(
    fc.asyncProperty(city, officer, async (one, who) => {
      const rows = placeAll(one);
      const actor = actorOf(who);
      const allowed = rows.flatMap((row, index) =>
        who.hasBody && sees(who.role, who.body, row) ? [index] : [],
      );
      expect(await select(rows, actor, people)).toEqual(allowed);
      const pure = rows.flatMap(({ body: _body, ...row }, index) =>
        liesIn(scopeOf(actor), row) ? [index] : [],
      );
      expect(pure).toEqual(allowed);
    }),
    sampleOf(150),
  );
});

test('rows of one body are seen by that body and the city, whoever the person is', async () => {
  await fc.assert(
    fc.asyncProperty(city, officer, async (one, who) => {
      const rows = placeAll(one);
      const actor = actorOf(who);
      const city = who.role === 'MUNICIPAL_OFFICER' || who.role === 'CENTRE_CLERK';
      const allowed = rows.flatMap((row, index) =>
        who.hasBody && (city || (bodyId[who.role] && row.body === actor.organisationId))
          ? [index]
          : [],
      );
      expect(await select(rows, actor, { body: 'body' })).toEqual(allowed);
    }),
    sampleOf(150),
  );
});

test('a table without the column of a scope has no rows for it', async () => {
  const row = {
    unit: 'unit-0',
    agency: 'agency-0',
    district: 'district-0',
    industry: 'industry-0',
  };
  for (const role of officerRoles) {
    const seen = await select([row], actorOf({ role, body: 0, hasBody: true }), { unit: 'unit' });
    const may = ['UNIT_ADMIN', 'MUNICIPAL_OFFICER', 'CENTRE_CLERK'].includes(role);
    expect(seen, role).toEqual(may ? [0] : []);
  }
});
