import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let client: pg.Client;
let folders: { migrations: string; projections: string };

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const copy = mkdtempSync(join(tmpdir(), 'jixue-migrations-'));
  cpSync('db', copy, { recursive: true });
  folders = { migrations: join(copy, 'migrations'), projections: join(copy, 'projections') };
});
afterEach(async () => {
  await client.end();
  await database.drop();
  rmSync(join(folders.migrations, '..'), { recursive: true });
});

async function migrateAgain(): Promise<string[]> {
  return (await migrate(database.url, folders)).map((file) => basename(file));
}

const write = (file: string, text: string) => writeFileSync(join(folders.migrations, file), text);

test('a migration numbered below the last that ran is refused by name; above it runs once', async () => {
  write('0011.do.audit__late.sql', 'create table late (id integer);');
  await expect(migrateAgain()).rejects.toThrow('0011.do.audit__late.sql');
  renameSync(
    join(folders.migrations, '0011.do.audit__late.sql'),
    join(folders.migrations, '9000.do.audit__late.sql'),
  );
  expect(await migrateAgain()).toContain('9000.do.audit__late.sql');
  expect(await migrateAgain()).toEqual([]);
});

test('a migration that fails leaves nothing behind and runs whole the next time', async () => {
  write('9000.do.audit__half.sql', 'create table half (id integer); select 1 / 0;');
  await expect(migrateAgain()).rejects.toThrow('division by zero');
  write('9000.do.audit__half.sql', 'create table half (id integer);');
  expect(await migrateAgain()).toContain('9000.do.audit__half.sql');
});

test('a projection runs again when it changed, and all of them after a migration', async () => {
  expect(await migrateAgain()).toEqual([]);
  const file = 'endorsement_counts.sql';
  writeFileSync(join(folders.projections, file), 'create or replace view one as select 1 as n;');
  expect(await migrateAgain()).toEqual([file]);
  write('9000.do.audit__drop_view.sql', 'drop view one, hours_to_confirm;');
  expect(await migrateAgain()).toEqual(
    expect.arrayContaining(['9000.do.audit__drop_view.sql', file, 'hours_waiting.sql']),
  );
  await expect(client.query('select * from one, hours_to_confirm')).resolves.toBeDefined();
});

test('a database of another line of versions is refused and left as it is', async () => {
  await client.query(`
    delete from schema_versions;
    insert into schema_versions (version, name, md5) values
      (10, 'audit__create', 'a'), (412, 'accounts__not_activated', 'b')`);
  const before = await client.query('select * from schema_versions');
  await expect(migrate(database.url, { ...folders, dataDir: '/srv/data' })).rejects.toThrow(
    /较早的开发版本[\s\S]*数据没有被改动[\s\S]*mv \/srv\/data \/srv\/data\.old[\s\S]*earlier development version/,
  );
  await expect(migrateAgain()).rejects.toThrow(/DATABASE_URL 里指定一个空数据库/);
  expect((await client.query('select * from schema_versions')).rows).toEqual(before.rows);
});

test('a database of a newer version and a migration changed after it ran are refused', async () => {
  await client.query(
    "insert into schema_versions (version, name, md5) values (9999, 'hours', 'x')",
  );
  await expect(migrateAgain()).rejects.toThrow(/更新的版本[\s\S]*9999\.do\.hours\.sql/);
  await client.query('delete from schema_versions where version = 9999');
  write('0010.do.platform.sql', 'select 1;');
  await expect(migrateAgain()).rejects.toThrow(
    /0010\.do\.platform\.sql[\s\S]*changed after it ran/,
  );
});
