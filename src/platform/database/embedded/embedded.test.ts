import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { copyFolder } from '../../../../test/support/copy-folder.ts';
import { provideDatabase } from '../provide.ts';
import { type EmbeddedPostgres, StartupError, startEmbeddedPostgres } from './index.ts';

const holder = resolve('test/support/hold-database.ts');
/** To lay out the gigabytes of a large machine takes longer than the rest of a start. */
const memory = 512 * 1024 * 1024;
/** A data folder after a first start, to copy: making a cluster takes longer than most tests here. */
let begun: string;
let dataDir: string;
let lines: string[];
let started: EmbeddedPostgres[];
let children: ChildProcess[];

beforeAll(async () => {
  begun = mkdtempSync(join(tmpdir(), 'jixue-begun-'));
  await (await startEmbeddedPostgres({ dataDir: begun, memory, log: () => {} })).stop();
});

afterAll(() => rmSync(begun, { recursive: true, force: true }));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'jixue-embedded-'));
  lines = [];
  started = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) await kill(child);
  for (const server of started) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Gives the test the cluster of an earlier start. */
function goOnFromEarlier(): void {
  copyFolder(begun, dataDir);
}

async function start(options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  const log = (line: string) => lines.push(line);
  const server = await startEmbeddedPostgres({ dataDir, memory, log, ...options });
  started.push(server);
  return server;
}

/** Starts the database from another process, as a running product does. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string; pid: number }> {
  const child = spawn(process.execPath, [holder, dataDir, String(memory)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(createInterface(child.stdout), 'line');
  const { connectionString, pid } = JSON.parse(line);
  return { child, url: connectionString, pid };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function sql(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function writeDown(url: string): Promise<void> {
  await sql(url, `create table note (line text); insert into note values ('继学')`);
}

const readBack = (url: string) => sql(url, 'select line from note');
const written = [{ line: '继学' }];

describe('starting', () => {
  test('the first start makes a UTF-8 database that its owner alone can read, with the right password', async () => {
    const server = await start();
    const [row] = await sql(
      server.connectionString,
      `select current_user as who, current_database() as db,
              current_setting('server_encoding') as encoding,
              (select rolsuper from pg_roles where rolname = current_user) as super`,
    );
    expect(row).toEqual({ who: 'jixue', db: 'jixue', encoding: 'UTF8', super: false });
    expect(statSync(join(dataDir, 'secrets', 'database-password')).mode & 0o077).toBe(0);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
    const url = new URL(server.connectionString);
    url.password = 'guess';
    await expect(sql(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('the second start keeps what was written', async () => {
    goOnFromEarlier();
    const first = await start();
    await writeDown(first.connectionString);
    await first.stop();
    const second = await start();
    expect(await readBack(second.connectionString)).toEqual(written);
  });

  test('an initdb that was cut short is begun again', async () => {
    const half = join(dataDir, 'postgres.new');
    writeFileSync(half, 'half made');
    const server = await start();
    expect(await sql(server.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(half)).toBe(false);
  });
});

describe('after a crash', () => {
  test('a killed product: the next start ends its database and keeps the data', async () => {
    goOnFromEarlier();
    const { child, url } = await startElsewhere();
    await writeDown(url);
    await kill(child);
    const next = await start();
    expect(await readBack(next.connectionString)).toEqual(written);
  });

  test('product and server killed: the next start recovers', async () => {
    goOnFromEarlier();
    const { child, url, pid } = await startElsewhere();
    await writeDown(url);
    child.kill('SIGSTOP');
    process.kill(pid, 'SIGKILL');
    await kill(child);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(true);
    const next = await start();
    expect(await readBack(next.connectionString)).toEqual(written);
  });

  test('a number in postmaster.pid that belongs to a stranger now is not mistaken', async () => {
    goOnFromEarlier();
    const stale = `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n`;
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), stale);
    const next = await start();
    expect(await sql(next.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a killed server is started again at the same address while the product runs', async () => {
    goOnFromEarlier();
    const server = await start();
    await writeDown(server.connectionString);
    const before = server.pid;
    process.kill(before, 'SIGKILL');
    await expect.poll(() => server.pid, { timeout: 120_000 }).not.toBe(before);
    expect(await readBack(server.connectionString)).toEqual(written);
    expect(lines).toContain('数据库异常退出，正在重新启动…');
  });

  test('a server that cannot be started just now is tried again until it can', async () => {
    goOnFromEarlier();
    const server = await start();
    await writeDown(server.connectionString);
    const before = server.pid;
    // PostgreSQL refuses a folder that everybody may read.
    chmodSync(join(dataDir, 'postgres'), 0o755);
    process.kill(before, 'SIGKILL');
    const failed = () => lines.filter((line) => line.includes('没有启动成功')).length;
    await expect.poll(failed, { timeout: 120_000 }).toBeGreaterThan(1);
    chmodSync(join(dataDir, 'postgres'), 0o700);
    await expect.poll(() => lines.at(-1), { timeout: 120_000 }).toBe('数据库已恢复。');
    expect(await readBack(server.connectionString)).toEqual(written);
  });
});

describe('refusals', () => {
  test('a data folder that another process uses is refused and its database goes on', async () => {
    goOnFromEarlier();
    const { url } = await startElsewhere();
    const refusal = await start().catch((error) => error);
    expect(refusal).toBeInstanceOf(StartupError);
    expect(refusal.message).toMatch(/正由另一个继学进程（进程号 \d+）使用。请先停止那个进程/);
    expect(await sql(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a lock left by a process that is gone is taken over', async () => {
    goOnFromEarlier();
    const { child } = await startElsewhere();
    const lock = readFileSync(join(dataDir, 'jixue.lock'), 'utf8');
    await kill(child);
    expect(readFileSync(join(dataDir, 'jixue.lock'), 'utf8')).toBe(lock);
    await expect(start()).resolves.toBeDefined();
  });

  test('a data folder that cannot be made is refused in one sentence, with either database', async () => {
    const options = { dataDir: '/proc/jixue/data', log: () => {} };
    await expect(startEmbeddedPostgres(options)).rejects.toThrow(/不能写入（ENOENT）/);
    const config = { ...options, databaseUrl: inject('testServer').adminUrl };
    await expect(provideDatabase(config, () => {})).rejects.toThrow(/不能写入（ENOENT）/);
  });

  test('the lock of an earlier process with the same number is stale', async () => {
    goOnFromEarlier();
    const old = JSON.stringify({ pid: process.pid, start: 'earlier' });
    writeFileSync(join(dataDir, 'jixue.lock'), old);
    await expect(start()).resolves.toBeDefined();
  });

  test('a taken port is told with the reason and leaves the folder free', async () => {
    goOnFromEarlier();
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const refusal = await start({ port }).catch((error) => error);
    squatter.close();
    expect(refusal).toBeInstanceOf(StartupError);
    expect(refusal.message).toMatch(/could not create any TCP/);
    await expect(start()).resolves.toBeDefined();
  });

  test('a cluster without its password file is not overwritten', async () => {
    goOnFromEarlier();
    rmSync(join(dataDir, 'secrets'), { recursive: true });
    await expect(start()).rejects.toThrow(/请从备份恢复这个文件后再启动/);
    expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
  });
});
