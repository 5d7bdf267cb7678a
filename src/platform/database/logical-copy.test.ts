import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertActors } from '../../../test/routes/actors.ts';
import { createTestApp, type TestApp } from '../../../test/support/parts.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.ts';
import { exportTables, importTables, LogicalCopyError } from './logical-copy.ts';
import { readTableContents } from './table-contents.ts';

let app: TestApp;
let target: TestDatabase;
const files = new Map<string, Buffer>();

beforeAll(async () => {
  app = await createTestApp();
  await insertActors(app);
  target = await createTestDatabase();
});
afterAll(async () => {
  await app.close();
  await target.drop();
});

const take = async (table: string, content: AsyncIterable<Buffer>) =>
  void files.set(table, Buffer.concat(await Array.fromAsync(content)));
async function* open(table: string) {
  yield files.get(table) ?? Buffer.alloc(0);
}

test('a copy fills a new database table by table, identical, and what is cut short changes nothing', async () => {
  await app.parts.runJobs();
  const source = app.parts.databaseUrl;
  const copy = await exportTables(source, take);
  const before = await readTableContents(target.url);
  const name = 'accounts';
  const whole = files.get(name) as Buffer;
  files.set(name, whole.subarray(0, whole.indexOf('\n') + 1));
  await expect(importTables(target.url, copy, open)).rejects.toThrow(LogicalCopyError);
  expect(await readTableContents(target.url)).toEqual(before);
  files.set(name, whole);
  const rows = await importTables(target.url, copy, open);
  expect(rows).toBe(copy.tables.reduce((sum, table) => sum + table.rows, 0));
  expect(await readTableContents(target.url)).toEqual(await readTableContents(source));
  await expect(importTables(target.url, copy, open)).rejects.toThrow('已经有账号');
  await expect(importTables(target.url, { ...copy, schema: 1 }, open)).rejects.toThrow('表结构');
});
