import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.ts';
import { type DatabaseHandle, inTransaction, openDatabase } from '../database/index.ts';
import { silentLogger } from '../log.ts';
import { createJobs, type FeatureJobs, type JobRunner } from './index.ts';

// Two processes on one database: each with its own runner, `parts` is its name.
const happened = { name: 'test.happened', data: z.object({ no: z.number() }) };
let database: TestDatabase;
let handle: DatabaseHandle;
let runners: JobRunner<string>[];

beforeEach(async () => {
  database = await createTestDatabase();
  handle = openDatabase(database.url, { connections: 2 });
  runners = [];
});

afterEach(async () => {
  for (const runner of runners) await runner.stop();
  await handle.close();
  await database.drop();
});

async function startTwo(jobs: FeatureJobs<string>): Promise<JobRunner<string>> {
  for (const name of ['one', 'two']) {
    const runner = createJobs<string>(database.url, [jobs], silentLogger);
    runners.push(runner);
    await runner.prepare();
    await runner.start(name);
  }
  return runners[0] as JobRunner<string>;
}

test('with two processes every event is handled once', async () => {
  const handled: number[] = [];
  const first = await startTwo({
    subscriptions: [
      {
        event: happened,
        name: 'test.note',
        handle: async (_name, { no }) => void handled.push(no),
      },
    ],
  });
  const events = Array.from({ length: 60 }, (_, no) => ({ no }));
  await inTransaction(handle.db, (tx) => first.publishAll(tx, happened, events));
  await vi.waitUntil(() => handled.length >= 60, { timeout: 120_000 });
  for (const runner of runners.splice(0)) await runner.stop();
  expect(handled.toSorted((a, b) => a - b)).toEqual(events.map(({ no }) => no));
});

test('when one process ends the other continues', async () => {
  const handled: string[] = [];
  await startTwo({
    subscriptions: [
      { event: happened, name: 'test.note', handle: async (name) => void handled.push(name) },
    ],
  });
  await runners.shift()?.stop();
  const [second] = runners;
  await inTransaction(handle.db, async (tx) => second?.publish(tx, happened, { no: 1 }));
  await vi.waitUntil(() => handled.length > 0, { timeout: 120_000 });
  expect(handled).toEqual(['two']);
});

test('a failed event is retried without affecting the others of its batch', async () => {
  const handled: number[] = [];
  const first = await startTwo({
    subscriptions: [
      {
        event: happened,
        name: 'test.note',
        async handle(_name, { no }) {
          if (no === 3) throw new Error('not today');
          handled.push(no);
        },
      },
    ],
  });
  const events = [1, 2, 3, 4, 5].map((no) => ({ no }));
  await inTransaction(handle.db, (tx) => first.publishAll(tx, happened, events));
  await vi.waitUntil(() => handled.length >= 4, { timeout: 120_000 });
  for (const runner of runners.splice(0)) await runner.stop();
  expect(handled.toSorted()).toEqual([1, 2, 4, 5]);
  const left = sql`select data, state from pgboss.job where state <> 'completed' and name = 'test.note'`;
  expect((await left.execute(handle.db)).rows).toEqual([{ data: { no: 3 }, state: 'retry' }]);
});

test('an `alone` recurrence is run by one process at a time', async () => {
  const { promise: finish, resolve } = Promise.withResolvers<void>();
  const begun: string[] = [];
  let beats = 0;
  await startTwo({
    recurrences: [
      {
        name: 'test.alone',
        everySeconds: 0.05,
        alone: true,
        handle: async (name) => {
          begun.push(name);
          await finish;
        },
      },
      {
        name: 'test.heartbeat',
        everySeconds: 0.05,
        async handle() {
          beats += 1;
        },
      },
    ],
  });
  await vi.waitUntil(() => begun.length > 0 && beats > 20, { timeout: 120_000 });
  expect(begun).toHaveLength(1);
  resolve();
  await vi.waitUntil(() => begun.length > 1, { timeout: 120_000 });
});

test('an `alone` recurrence continues after its connection was lost', async () => {
  let runs = 0;
  await startTwo({
    recurrences: [
      {
        name: 'test.alone',
        everySeconds: 0.05,
        alone: true,
        async handle() {
          runs += 1;
        },
      },
    ],
  });
  await vi.waitUntil(() => runs > 0, { timeout: 120_000 });
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like '%advisory_%lock%' and pid <> pg_backend_pid()`.execute(
    handle.db,
  );
  const before = runs;
  await vi.waitUntil(() => runs > before + 5, { timeout: 120_000 });
});
