import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';

/** The built product on a durable PostgreSQL of its own, as `npm start` runs it. */
export interface BenchProduct {
  /** host:port of the server. */
  address: { host: string; port: number };
  /** The folder of the product's secrets. */
  dataDir: string;
  connectionString: string;
  /** A superuser's connection to fill and read tables. */
  db: pg.Client;
  /** Largest memory any web process has held so far, MB. */
  peakMemoryMb(): number;
  /** Processor time spent so far by the server and by the database, s. */
  cpuSeconds(): { web: number; database: number };
  close(): Promise<void>;
}

const workFolder = resolve('data/bench-exam');

/** Starts the product on an empty cluster, so that no rows of an earlier run are measured. */
export async function openProduct(say: (line: string) => void): Promise<BenchProduct> {
  rmSync(workFolder, { recursive: true, force: true });
  const dataDir = join(workFolder, 'server');
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir: join(workFolder, 'database'), log: say });
  const server = await startProduct(postgres.connectionString, dataDir).catch(async (error) => {
    await postgres.stop();
    throw error;
  });
  const database = new URL(postgres.adminConnectionString);
  database.pathname = new URL(postgres.connectionString).pathname;
  const db = new pg.Client({ connectionString: database.href });
  await db.connect();
  return {
    address: server.address,
    dataDir,
    connectionString: postgres.connectionString,
    db,
    peakMemoryMb: () => peakMemoryOf(server.process),
    cpuSeconds: () => ({
      web: cpuSecondsOf(server.process.pid),
      database: cpuSecondsOf(postgres.pid),
    }),
    async close() {
      await db.end();
      server.process.kill('SIGTERM');
      if (server.process.exitCode === null) await once(server.process, 'exit');
      await postgres.stop();
      rmSync(workFolder, { recursive: true, force: true });
    },
  };
}

/** Starts the built product on a database; resolves once it listens. */
export async function startProduct(connectionString: string, dataDir: string, processes = 1) {
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: connectionString,
      DATA_DIR: dataDir,
      DEMO: 'off',
      PORT: '0',
      WEB_PROCESSES: String(processes),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /http:\/\/([\d.]+):(\d+)/.exec(line);
    if (!found) continue;
    server.stdout.resume();
    return { process: server, address: { host: found[1] as string, port: Number(found[2]) } };
  }
  throw new Error('the server did not start');
}

/** Returns the largest memory any process of the product has held so far, MB. */
export function peakMemoryOf(server: ChildProcess): number {
  const peaks = processTreeOf(server.pid).map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return Math.max(...peaks);
}

const ticksPerSecond = 100;

/** Returns the processor time of a process and its children, ended ones included, s. */
export function cpuSecondsOf(pid: number | undefined): number {
  const ticks = processTreeOf(pid).flatMap(
    (one) => statOf(one)?.slice(11, one === pid ? 15 : 13) ?? [],
  );
  return ticks.reduce((sum, value) => sum + Number(value), 0) / ticksPerSecond;
}

/** Returns the ids of a process and its children. */
export function processTreeOf(pid: number | undefined): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => Number(statOf(one)?.[1]) === pid);
  return pid === undefined ? children : [pid, ...children];
}

/** The fields of /proc/PID/stat behind the name; undefined when the process has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
