import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/support/test-database.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('every table of the product says what it holds', async () => {
  const { rows } = await client.query(`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and obj_description(oid) is null and relname not like 'schema\\_%'`);
  expect(rows).toEqual([]);
});

test('migrations make tables; functions and triggers of figures stand in projections', () => {
  const triggers = readdirSync('db/migrations').flatMap((file) => {
    const text = readFileSync(join('db/migrations', file), 'utf8');
    return [...text.matchAll(/create (?:or replace )?trigger (\w+)/g)].map(([, name]) => name);
  });
  // They refuse changes and keep no figures.
  expect(triggers).toEqual(['audit_seals_append_only', 'audit_entries_append_only'].toSorted());
});

test.each(readdirSync('db/projections'))('%s is repeatable and names what it watches', (file) => {
  const text = readFileSync(join('db/projections', file), 'utf8');
  const [comment = ''] = text.split('\n\n');
  const watched = [...text.matchAll(/create or replace trigger [^;]* on (\w+)\s/g)];
  expect(watched.length).toBeGreaterThan(0);
  for (const [, table] of watched) expect(comment.replaceAll('\n-- ', ' ')).toContain(table);
  expect(text).not.toMatch(/^(create (?!or replace)|alter|drop|insert|update|delete)/m);
});
