import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import { listUndeclared, listUnknown, type SchemaColumn } from '../rules/register-check.ts';

let parts: TestParts;
let columns: SchemaColumn[];

beforeAll(async () => {
  parts = await createTestParts();
  const { rows } = await sql<SchemaColumn>`
    select columns.table_name as table, column_name as column, data_type as type
    from information_schema.columns columns join information_schema.tables tables
      on tables.table_schema = columns.table_schema and tables.table_name = columns.table_name
    where columns.table_schema = 'public' and table_type = 'BASE TABLE'
      and not exists (select from pg_inherits where inhrelid = columns.table_name::regclass)`.execute(
    parts.db,
  );
  columns = rows;
});
afterAll(() => parts.close());

test('E28: every column that holds personal data is in the register, under what it is processed for', () => {
  expect(listUndeclared(columns)).toEqual([]);
});

test('E28: a new column of a person, or one named like an identifier, is missed until it is declared', () => {
  const fresh = [
    { table: 'learners', column: 'nickname', type: 'text' },
    { table: 'rooms', column: 'warden_phone', type: 'text' },
    { table: 'rooms', column: 'colour', type: 'text' },
  ];
  expect(listUndeclared([...columns, ...fresh])).toEqual([
    'learners.nickname',
    'rooms.warden_phone',
  ]);
});

test('the register names no column that is gone', () => {
  expect(listUnknown(columns)).toEqual([]);
});
