import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dependencies, type Feature } from '../../src/features/dependencies.ts';
import { tablesOfOthers } from '../../src/features/tables-of-others.ts';
import { listAccesses, readSchema, type TableAccess, tableOwners } from './table-access.ts';

const owners = tableOwners(readSchema());
const accesses = listAccesses();

/** Tables of other features that a feature accesses; platform's are everybody's. */
function foreignTables(feature: string, how: TableAccess['how']): string[] {
  const tables = accesses
    .filter((access) => access.feature === feature && access.how === how)
    .map(({ table }) => table)
    .filter((table) => ![feature, 'platform'].includes(owners.get(table) as string));
  return [...new Set(tables)].toSorted();
}

test('the access finder sees builder calls, raw SQL, views and triggers', () => {
  const found = (feature: string, table: string, how: string) =>
    accesses.some((one) => one.feature === feature && one.table === table && one.how === how);
  expect(found('irregularities', 'exam_answers', 'reads')).toBe(true);
  expect(found('roster', 'organisations', 'reads')).toBe(true);
  expect(found('statistics', 'learner_years', 'watches')).toBe(true);
  expect(found('exam', 'exam_answers', 'writes')).toBe(true);
});

test("nobody writes another feature's tables", () => {
  const breaches = accesses
    .filter(({ how, feature, table }) => how === 'writes' && owners.get(table) !== feature)
    .filter(({ table }) => owners.get(table) !== 'platform')
    .map(({ path, table }) => `${path} writes ${table} of ${owners.get(table)}`);
  expect(breaches).toEqual([]);
});

const features = Object.keys(dependencies) as Feature[];

test.each(features)(
  '%s reads tables of others exactly as tables-of-others.ts declares',
  (feature) => {
    expect(foreignTables(feature, 'reads')).toEqual(
      [...(tablesOfOthers[feature]?.reads ?? [])].toSorted(),
    );
  },
);

test.each(features)('%s keeps figures on tables of others exactly as declared', (feature) => {
  const watched = foreignTables(feature, 'watches');
  expect(watched).toEqual([...(tablesOfOthers[feature]?.projections ?? [])].toSorted());
});

test('the README of a feature names the projections that watch its tables', () => {
  const silent = accesses
    .filter(({ how, path }) => how === 'watches' && path.startsWith('db/projections/'))
    .map(({ table, path }) => ({ owner: owners.get(table) as string, path }))
    .filter(({ owner, path }) => {
      const readme = readFileSync(`src/features/${owner}/README.md`, 'utf8');
      return !readme.includes(path);
    })
    .map(({ owner, path }) => `${owner}/README.md does not name ${path}`);
  expect([...new Set(silent)]).toEqual([]);
});
