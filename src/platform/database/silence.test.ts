import { once } from 'node:events';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.ts';
import { type DatabaseHandle, isUnavailable, openDatabase } from './index.ts';

// A wire between us and the database that can be cut or fall silent.
let database: TestDatabase;
let wire: Server;
let pairs: [Socket, Socket][];
let handle: DatabaseHandle;

beforeEach(async () => {
  database = await createTestDatabase();
  const to = new URL(database.url);
  pairs = [];
  wire = createServer((near) => {
    const far = dial(Number(to.port), to.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one
        .on('error', () => {})
        .on('close', () => other.destroy())
        .pipe(other);
    pairs.push([near, far]);
  }).listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const url = new URL(database.url);
  url.port = String((wire.address() as { port: number }).port);
  handle = openDatabase(url.href, { connections: 2, answerWithinMs: 2_000 });
});

afterEach(async () => {
  for (const pair of pairs) for (const socket of pair) socket.destroy();
  wire.close();
  await handle.close();
  await database.drop();
});

const ask = () => sql<{ one: number }>`select 1 as one`.execute(handle.db);
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
function fallSilent(): void {
  for (const [near, far] of pairs) {
    near.unpipe(far).pause();
    far.unpipe(near).pause();
  }
}

test('a statement that takes too long is ended by the server, and the connection goes on', async () => {
  const failure = await failureOf(sql`select pg_sleep(30)`.execute(handle.db));
  expect(isUnavailable(failure)).toBe(true);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
});

test('a database that falls silent keeps nobody waiting, and is asked anew over another connection', async () => {
  await ask();
  fallSilent();
  expect(isUnavailable(await failureOf(ask()))).toBe(true);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
});

test('a connection that breaks in the middle of a transaction fails it, not the process', async () => {
  const failure = await failureOf(
    handle.db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx);
      const [near] = pairs.at(-1) as [Socket, Socket];
      near.resetAndDestroy();
      await once(near, 'close');
      await new Promise((resolve) => setImmediate(resolve));
      await sql`select 1`.execute(tx);
    }),
  );
  expect(isUnavailable(failure)).toBe(true);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
});
