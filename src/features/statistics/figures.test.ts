import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertAccount,
  insertJurisdiction,
  insertOrganisation,
} from '../../../test/support/city.ts';
import { createTestParts, type TestParts } from '../../../test/support/parts.ts';

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

const tables = ['unit_figures', 'cell_figures', 'daily_figures'] as const;
const metrics =
  'people required enrolled paid studied examined passed endorsed recorded excused'.split(' ');
const kept = async () =>
  Promise.all(
    tables.map(async (table) => {
      const count = table === 'daily_figures' ? ['n'] : metrics;
      const { rows } = await sql<
        Record<string, unknown>
      >`select * from ${sql.table(table)}`.execute(parts.db);
      return rows
        .filter((row) => count.some((name) => row[name] !== 0))
        .map((row) => JSON.stringify(row))
        .sort();
    }),
  );

test('figures kept by increments equal a count of the people, whatever happened to them', async () => {
  const roll = dice(20_101);
  const places = ['yz', 'spb', 'jb'];
  for (const place of places) await insertJurisdiction(parts, place);
  const units = [
    null,
    await insertOrganisation(parts, 'EMPLOYER'),
    await insertOrganisation(parts, 'EMPLOYER'),
  ];
  const industries = [null, await insertOrganisation(parts, 'INDUSTRY_AUTHORITY')];
  const people: string[] = [];
  for (let index = 0; index < 12; index += 1) people.push(await insertAccount(parts));
  const moments = [
    'enrolled_at',
    'access_at',
    'studied_at',
    'first_exam_at',
    'passed_at',
    'endorsed_at',
  ];
  for (let turn = 0; turn < 400; turn += 1) {
    const key = { year: 2024 + roll(3), account_id: people[roll(12)] as string };
    const row = {
      organisation_id: units[roll(3)] ?? null,
      industry_authority_id: industries[roll(2)] ?? null,
      jurisdiction_id: places[roll(3)] as string,
      affiliation: [null, 'MUNICIPAL', 'DISTRICT'][roll(3)] ?? null,
      title_level: [null, 'INTERMEDIATE', 'ASSISTANT'][roll(3)] ?? null,
      required: roll(2) === 1,
      [moments[roll(6)] as string]:
        roll(3) === 0 ? null : new Date(Date.UTC(2024, roll(36), 1 + roll(28), roll(24))),
    };
    if (roll(12) === 0)
      await parts.db.deleteFrom('learner_years').where('account_id', '=', key.account_id).execute();
    else
      await parts.db
        .insertInto('learner_years')
        .values({ ...key, ...row })
        .onConflict((conflict) => conflict.columns(['year', 'account_id']).doUpdateSet(row))
        .execute();
    if (roll(9) === 0) await sql`select merge_figures(${1 + roll(40)})`.execute(parts.db);
  }
  await sql`select merge_figures(1000000)`.execute(parts.db);
  const byIncrements = await kept();
  const { rows: differences } = await sql`select * from figure_differences()`.execute(parts.db);
  expect(differences).toEqual([]);
  await sql`select rebuild_figures()`.execute(parts.db);
  expect(byIncrements).toEqual(await kept());
});
