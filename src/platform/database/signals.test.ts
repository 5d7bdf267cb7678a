import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.ts';
import { openSignals } from './signals.ts';

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

test('listeners hear every notification, and null whenever some may have been missed', async () => {
  const signals = openSignals(database.url);
  const heard: (string | null)[] = [];
  let wake = () => {};
  const until = async (expected: (string | null)[]) => {
    while (heard.length < expected.length)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    expect(heard.splice(0)).toEqual(expected);
  };
  signals.listen('exam_attempt', (text) => {
    heard.push(text);
    wake();
  });
  await until([null]);
  await client.query("select pg_notify('exam_attempt', 'a'), pg_notify('another', 'b')");
  await until(['a']);
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jixue-signals'",
  );
  await until([null]);
  await client.query("select pg_notify('exam_attempt', 'c')");
  await until(['c']);
  await signals.close();
});
