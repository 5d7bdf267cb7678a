import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertAccount,
  insertJurisdiction,
  insertOrganisation,
} from '../../../../test/support/city.ts';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import { type LearnerYear, standingOf } from '../../learner-years/fixtures.ts';
import { countStandings } from '../../learner-years/index.ts';
import { liesIn, type Scope } from '../../organisations/index.ts';
import { rebuildFigures } from '../commands/rebuild-figures.ts';

let parts: TestParts;
beforeAll(async () => {
  parts = await createTestParts();
});
afterAll(() => parts.close());

/** The same dice on every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const tables = ['unitFigures', 'cellFigures', 'dailyFigures', 'standingCounts'] as const;
const metrics =
  'people required enrolled paid studied examined passed endorsed recorded excused'.split(' ');
const kept = async () =>
  Promise.all(
    tables.map(async (table) => {
      const count = table === 'dailyFigures' || table === 'standingCounts' ? ['n'] : metrics;
      const { rows } = await sql<
        Record<string, unknown>
      >`select * from ${sql.table(table)}`.execute(parts.db);
      return rows
        .filter((row) => count.some((name) => row[name] !== 0))
        .map((row) => JSON.stringify(row))
        .sort();
    }),
  );

/** The standings of everybody in a scope, each told by the rule and counted one by one. */
async function countOneByOne(scope: Scope, year: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const { rows } = await sql<LearnerYear>`
    select year, account_id, organisation_id, agency_id,
      jurisdiction_id, industry_authority_id, required,
      enrolled_at, access_at, studied_at, passed_at,
      endorsed_at, recorded_at, excused_at
    from learner_years where year = ${year} and required`.execute(parts.db);
  for (const one of rows) {
    const within = liesIn(scope, {
      unit: one.organisationId,
      agency: one.agencyId,
      industry: one.industryAuthorityId,
      district: one.jurisdictionId,
    });
    if (within) counts[standingOf(one)] = (counts[standingOf(one)] ?? 0) + 1;
  }
  return counts;
}

test('N34: figures and standings kept by increments equal a count of the people, whatever happened to them', async () => {
  const roll = dice(20_101);
  const places = ['yz', 'spb', 'jb'];
  for (const place of places) await insertJurisdiction(parts, place);
  const units = [
    null,
    await insertOrganisation(parts, 'EMPLOYER'),
    await insertOrganisation(parts, 'EMPLOYER'),
  ];
  const industries = [null, await insertOrganisation(parts, 'INDUSTRY_AUTHORITY')];
  const agencies = [null, await insertOrganisation(parts, 'TALENT_AGENCY')];
  const people: string[] = [];
  for (let index = 0; index < 12; index += 1) people.push(await insertAccount(parts));
  const moments = [
    'enrolledAt',
    'accessAt',
    'studiedAt',
    'firstExamAt',
    'passedAt',
    'endorsedAt',
    'recordedAt',
    'excusedAt',
  ];
  const someMoment = () =>
    roll(3) === 0 ? null : new Date(Date.UTC(2024, roll(36), 1 + roll(28), roll(24)));
  for (let turn = 0; turn < 400; turn += 1) {
    const key = { year: 2024 + roll(3), accountId: people[roll(12)] as string };
    const row = {
      organisationId: units[roll(3)] ?? null,
      agencyId: agencies[roll(2)] ?? null,
      industryAuthorityId: industries[roll(2)] ?? null,
      jurisdictionId: places[roll(3)] as string,
      affiliation: ([null, 'MUNICIPAL', 'DISTRICT'] as const)[roll(3)] ?? null,
      titleLevel: [null, 'INTERMEDIATE', 'ASSISTANT'][roll(3)] ?? null,
      required: roll(4) > 0,
      [moments[roll(8)] as string]: someMoment(),
    };
    const fate = roll(12);
    if (fate === 0)
      await parts.db.deleteFrom('learnerYears').where('accountId', '=', key.accountId).execute();
    // Many in one statement, some unchanged, as the refresh writes them.
    else if (fate === 1)
      await parts.db
        .updateTable('learnerYears')
        .set({ passedAt: someMoment(), jurisdictionId: places[roll(3)] as string })
        .where('year', '=', key.year)
        .execute();
    else
      await parts.db
        .insertInto('learnerYears')
        .values({ ...key, ...row })
        .onConflict((conflict) => conflict.columns(['year', 'accountId']).doUpdateSet(row))
        .execute();
  }
  const byIncrements = await kept();
  for (const check of ['figure_differences', 'standing_differences'])
    expect((await sql`select * from ${sql.raw(check)}()`.execute(parts.db)).rows).toEqual([]);
  const scopes: Scope[] = [
    { kind: 'CITY', member: '*', bodyId: '' },
    ...places.map((member) => ({ kind: 'DISTRICT' as const, member, bodyId: '' })),
    ...units.map((id) => ({ kind: 'UNIT' as const, member: id ?? '', bodyId: id ?? '' })),
    { kind: 'INDUSTRY', member: industries[1] as string, bodyId: '' },
    { kind: 'AGENCY', member: agencies[1] as string, bodyId: '' },
  ];
  for (const scope of scopes)
    for (const year of [2024, 2025, 2026])
      expect(
        Object.fromEntries(
          Object.entries(await countStandings(parts.db, scope, year)).filter(([, n]) => n !== 0),
        ),
        `${JSON.stringify(scope)} ${year}`,
      ).toEqual(await countOneByOne(scope, year));
  await rebuildFigures(parts);
  expect(byIncrements).toEqual(await kept());
});

test('what was counted wrongly is found, told and put right', async () => {
  await sql`update standing_counts set n = n + 1 where scope = 'CITY' and year = 2025`.execute(
    parts.db,
  );
  await sql`update unit_figures set people = people + 1 where ctid = (select min(ctid) from unit_figures where people > 0)`.execute(
    parts.db,
  );
  expect((await rebuildFigures(parts)).length).toBeGreaterThan(1);
  expect(await rebuildFigures(parts)).toEqual([]);
});
