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

test('every table of the product has a comment', async () => {
  const { rows } = await client.query(`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and obj_description(oid) is null and relname not like 'schema\\_%'`);
  expect(rows).toEqual([]);
});

test('migrations create tables; functions and triggers of figures are in projections', () => {
  const triggers = readdirSync('db/migrations').flatMap((file) => {
    const text = readFileSync(join('db/migrations', file), 'utf8');
    return [...text.matchAll(/create (?:or replace )?trigger (\w+)/g)].map(([, name]) => name);
  });
  // They refuse changes and keep no figures.
  const refusing = ['append_only', 'no_truncate'].flatMap((refused) =>
    ['audit_entries', 'audit_seals'].map((table) => `${table}_${refused}`),
  );
  refusing.push('question_versions_keep_wording', 'role_assignments_apart');
  expect(triggers.toSorted()).toEqual(refusing.toSorted());
});

test.each(readdirSync('db/projections'))('%s is repeatable and names what it watches', (file) => {
  const text = readFileSync(join('db/projections', file), 'utf8');
  const [comment = ''] = text.split('\n\n');
  const watched = [...text.matchAll(/create or replace trigger [^;]* on (\w+)\s/g)];
  // A file of views alone keeps no figures and watches nothing.
  expect(watched.length > 0 || text.includes('create or replace view')).toBe(true);
  for (const [, table] of watched) expect(comment.replaceAll('\n-- ', ' ')).toContain(table);
  expect(text).not.toMatch(/^(create (?!or replace)|alter|drop|insert|update|delete)/m);
});

const topic = (id: string) => `
  insert into annual_topics (id, year, title, summary, fee_fen, price_document, refund_rule, credit_hours,
    enrolment_opens_at, enrolment_closes_at, exam_opens_at, exam_closes_at, exam_minutes, exam_pass_mark, blueprint)
  values ('${id}', 2031, '课', '课', 0, '-', '-', 1, '2031-01-01', '2031-12-01', '2031-01-01', '2031-12-01', 60, 60, '[]')`;

test('a topic brings its partitions, also where the product does not own the tables', async () => {
  await client.query('begin');
  try {
    await client.query(`create role publisher;
      grant all on all tables in schema public to publisher;
      grant all on all sequences in schema public to publisher;
      set local role publisher`);
    // Names of the database end after 63 bytes.
    const ids = ['cq-2031', 'cq_2031', `${'long'.repeat(14)}-one`, `${'long'.repeat(14)}-two`];
    for (const id of ids) await client.query(topic(id));
    for (const table of ['exam_attempts', 'exam_answers']) {
      const { rows } = await client.query(
        'select count(*)::int as n from pg_inherits where inhparent = $1::regclass',
        [table],
      );
      expect(rows).toEqual([{ n: ids.length }]);
    }
  } finally {
    await client.query('rollback');
  }
});
