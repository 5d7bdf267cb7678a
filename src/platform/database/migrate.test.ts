import { cpSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = join(mkdtempSync(join(tmpdir(), 'jixue-migrations-')), 'migrations');
  cpSync('db/migrations', folder, { recursive: true });
});
afterAll(() => database.drop());

test('a migration numbered below the last that ran is refused by name; above it runs once', async () => {
  const late = join(folder, '0011.do.audit__late.sql');
  writeFileSync(late, 'create table late (id integer);');
  await expect(migrate(database.url, folder)).rejects.toThrow('0011.do.audit__late.sql');
  renameSync(late, join(folder, '9000.do.audit__late.sql'));
  expect((await migrate(database.url, folder)).map((file) => file.split('/').at(-1))).toEqual([
    '9000.do.audit__late.sql',
  ]);
  expect(await migrate(database.url, folder)).toEqual([]);
});
