import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { chooseDatabaseAccount } from './account.ts';
import { findPostgresBinaries } from './binaries.ts';
import { databasePassword } from './data-folder.ts';
import { startEmbeddedPostgres } from './index.ts';
import { startSupervised } from './supervisor.ts';

const GiB = 1024 ** 3;

test('a machine that refuses the memory we would like gets a smaller server, not none', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jixue-small-'));
  const log = () => {};
  await (await startEmbeddedPostgres({ dataDir, log, throwAway: true })).stop();
  const { postgres } = await findPostgresBinaries();
  const account = chooseDatabaseAccount(dataDir, postgres);
  const password = databasePassword(dataDir);
  const server = await startSupervised({
    dataDir,
    postgres,
    password,
    log,
    throwAway: false,
    // As on a machine of 64 GiB, with an address space of one.
    size: { memory: 64 * GiB, connections: 10 },
    account: {
      own: account.own,
      wrap: (program, args) => account.wrap('prlimit', [`--as=${GiB}`, program, ...args]),
    },
  });
  const url = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('show shared_buffers');
  await client.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
  expect(rows).toEqual([{ shared_buffers: '32MB' }]);
});
