import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  archiveFolder,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../database/embedded/index.ts';
import { readTableContents } from '../database/table-contents.ts';
import type { Storage } from '../storage/index.ts';
import { localStorage } from '../storage/local.ts';
import { newBackupKey, readPrivateKey } from './age-key.ts';
import { openBackups } from './backups.ts';
import { findHole, listBackups } from './catalogue.ts';
import { stateOf } from './pgbackrest.ts';
import { restoreBackup } from './restore-backup.ts';
import { compareWithManifest } from './verify-backup.ts';

const memory = 512 * 1024 * 1024;
const key = newBackupKey();
const identity = readPrivateKey(key.privateKey) as Buffer;
const now = () => new Date();
let folder: string;
let dataDir: string;
let server: EmbeddedPostgres;
let store: Storage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixue-backup-'));
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'data');
  store = localStorage(join(folder, 'backups'));
  server = await startEmbeddedPostgres({ dataDir, memory, log: () => {}, archive: true });
  mkdirSync(join(dataDir, 'files', 'cases'), { recursive: true });
  writeFileSync(join(dataDir, 'files', 'cases', '1'), 'proof');
  writeFileSync(join(dataDir, 'master-key'), 'secret');
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const backupsIn = (place: Storage, keep = 7) =>
  openBackups({
    store: place,
    place: 'x',
    at: '03:30',
    keep,
    recipient: key.publicKey,
    dataDir,
    stanza: undefined,
    takeApart: async () => {},
    replicationUrl: () => server.adminConnectionString,
  });
const take = (place: Storage, signal?: AbortSignal, keep?: number) =>
  backupsIn(place, keep).take({ startedAt: now(), now, signal });

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Saves answers one by one; each that is acknowledged has a number. */
function startSaving() {
  let acknowledged = 0;
  let going = true;
  const done = connected(server.connectionString, async (client) => {
    while (going) {
      await client.query('insert into answers values ($1, $2)', [acknowledged + 1, '答案']);
      acknowledged += 1;
    }
  });
  return {
    acknowledged: () => acknowledged,
    stop: async () => {
      going = false;
      await done;
    },
  };
}

test('taken while answers are saved and restored to a moment, a backup has every answer acknowledged before it and none after', async () => {
  const { connectionString } = server;
  await connected(connectionString, (client) =>
    client.query('create table answers (id int primary key, text text)'),
  );
  const saving = startSaving();
  await take(store);
  writeFileSync(join(dataDir, 'files', 'cases', '2'), 'came after the backup');
  const before = saving.acknowledged();
  const moment = await connected(
    connectionString,
    async (client) => (await client.query('select clock_timestamp() as at')).rows[0].at as Date,
  );
  while (saving.acknowledged() < before + 20) await pause(5);
  await saving.stop();
  await connected(connectionString, (client) => client.query(`update answers set text = 'wrong'`));
  const last = await connected(
    server.adminConnectionString,
    async (client) =>
      (await client.query('select pg_walfile_name(pg_switch_wal()) as name')).rows[0].name,
  );
  while (!existsSync(join(dataDir, archiveFolder, last))) await pause(50);
  await backupsIn(store).ship(now);
  const shipped = await store.list('files/');
  await backupsIn(store).ship(now);
  expect(await store.list('files/'), 'a file is brought once').toEqual(shipped);

  const restored = join(folder, 'restored');
  let files = 0;
  const { recovered } = await restoreBackup({
    ...{ store, identity, dataDir: restored, to: moment, say: () => {} },
    unpacked: async (backup, cluster) => {
      files = await compareWithManifest(store, identity, backup, cluster);
    },
  });
  expect(recovered?.complete).toBe(true);
  expect(files).toBeGreaterThan(900);
  expect(readFileSync(join(restored, 'master-key'), 'utf8')).toBe('secret');
  expect(readdirSync(join(restored, 'files', 'cases'))).toEqual(['1', '2']);
  expect(existsSync(join(restored, 'wal-restore'))).toBe(false);
  const again = await startEmbeddedPostgres({ dataDir: restored, memory, log: () => {} });
  const found = await connected(again.connectionString, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as rows, max(id) as last, count(*) filter (where text = 'wrong')::int as wrong from answers`,
    );
    return rows[0];
  }).finally(() => again.stop());
  expect(found.last).toBeGreaterThanOrEqual(before);
  expect(found).toMatchObject({ rows: found.last, wrong: 0 });
  expect(found.last).toBeLessThan(saving.acknowledged());
});

test.runIf(process.env.JIXUE_FULL === 'on')(
  'restored to the end of the log, every table is as it was, row for row',
  async () => {
    const live = await readTableContents(server.connectionString);
    const restored = join(folder, 'restored-whole');
    await restoreBackup({ store, identity, dataDir: restored, to: null, say: () => {} });
    const again = await startEmbeddedPostgres({ dataDir: restored, memory, log: () => {} });
    const found = await readTableContents(again.connectionString).finally(() => again.stop());
    expect(found).toEqual(live);
  },
);

/** A store whose disk is full after so many bytes. */
function fullAfter(bytes: number): Storage {
  let left = bytes;
  return {
    ...store,
    async put(name, content) {
      const parts = content instanceof Readable ? content : Readable.from([content]);
      async function* counted() {
        for await (const part of parts) {
          left -= part.length;
          if (left < 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
          yield part;
        }
      }
      await store.put(name, Readable.from(counted(), { objectMode: false }));
    },
  };
}

test('a full disk and Ctrl-C leave the last good backup whole and nothing half; the next one replaces the oldest', async () => {
  const before = (await store.list('2')).length;
  const good = (await listBackups(store)).map(({ id }) => id);
  await pause(1000 - (Date.now() % 1000));
  await expect(take(fullAfter(500_000))).rejects.toThrow('no space left');
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error('cancelled')), 100);
  await pause(1000 - (Date.now() % 1000));
  await expect(take(store, abort.signal)).rejects.toThrow('cancelled');
  expect((await store.list('2')).length).toBe(before);
  expect((await listBackups(store)).map(({ id }) => id)).toEqual(good);
  const next = await take(store, undefined, 1);
  expect((await listBackups(store)).map(({ id }) => id)).toEqual([next.id]);
  expect((await store.list('2')).every((name) => name.startsWith(next.id))).toBe(true);
});

test('a folder with anything in it, another key and a moment before all backups are refused with a sentence', async () => {
  const plan = { store, identity, dataDir: join(folder, 'empty'), to: null, say: () => {} };
  await expect(restoreBackup({ ...plan, dataDir })).rejects.toThrow('不是空的');
  const other = readPrivateKey(newBackupKey().privateKey) as Buffer;
  await expect(restoreBackup({ ...plan, identity: other })).rejects.toThrow('不是一对');
  await expect(restoreBackup({ ...plan, to: new Date(0) })).rejects.toThrow('最早的备份');
  expect(existsSync(plan.dataDir) ? readdirSync(plan.dataDir) : []).toEqual([]);
});

test('of pgBackRest the newest backup without errors counts', () => {
  const backup = (stop: number, error: boolean) => ({
    error,
    timestamp: { start: stop - 9, stop },
  });
  const info = [
    {
      name: 'jixue',
      status: { code: 0, message: 'ok' },
      backup: [backup(1_700_000_000, false), backup(1_700_086_400, true)],
    },
  ];
  expect(stateOf(JSON.stringify(info), 'jixue')).toEqual({
    lastGood: new Date(1_700_000_000_000),
    status: 'ok',
  });
  expect(stateOf('[]', 'jixue')).toMatchObject({ lastGood: null });
});

test('a hole in the log is found, also where its count carries over', () => {
  const name = (end: string) => `00000001${end}`;
  const log = [name('00000001000000FE'), name('00000001000000FF'), name('0000000200000000')];
  expect(findHole(['00000002.history', ...log])).toBeNull();
  expect(findHole([...log, name('0000000200000002')])).toBe(name('0000000200000002'));
});
