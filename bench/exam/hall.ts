import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';

/** The real product on a durable PostgreSQL of its own, as `npm start` runs it. */
export interface Hall {
  /** host:port of the product. */
  address: { host: string; port: number };
  /** Where the product's secrets are. */
  dataDir: string;
  connectionString: string;
  /** A superuser's connection for filling tables and looking at them. */
  db: pg.Client;
  /** Largest memory any web process has held so far, MB. */
  peakMemoryMb(): number;
  /** Processor time spent so far by the product and by the database, s. */
  cpuSeconds(): { web: number; database: number };
  close(): Promise<void>;
}

const workFolder = resolve('data/bench-exam');

/** Begins with an empty cluster each time: what an earlier run left behind would be measured too. */
export async function openHall(say: (line: string) => void): Promise<Hall> {
  rmSync(workFolder, { recursive: true, force: true });
  const dataDir = join(workFolder, 'product');
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir: join(workFolder, 'database'), log: say });
  const product = await startProduct(postgres.connectionString, dataDir).catch(async (error) => {
    await postgres.stop();
    throw error;
  });
  const database = new URL(postgres.adminConnectionString);
  database.pathname = new URL(postgres.connectionString).pathname;
  const db = new pg.Client({ connectionString: database.href });
  await db.connect();
  return {
    address: product.address,
    dataDir,
    connectionString: postgres.connectionString,
    db,
    peakMemoryMb: () => peakMemoryOf(product.process),
    cpuSeconds: () => ({
      web: cpuSecondsOf(product.process.pid),
      database: cpuSecondsOf(postgres.pid),
    }),
    async close() {
      await db.end();
      product.process.kill('SIGTERM');
      if (product.process.exitCode === null) await once(product.process, 'exit');
      await postgres.stop();
      rmSync(workFolder, { recursive: true, force: true });
    },
  };
}

/** The built product on a database; answers once it listens. */
export async function startProduct(connectionString: string, dataDir: string) {
  const product = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: connectionString,
      DATA_DIR: dataDir,
      DEMO: 'off',
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: product.stdout })) {
    const found = /http:\/\/([\d.]+):(\d+)/.exec(line);
    if (!found) continue;
    product.stdout.resume();
    return { process: product, address: { host: found[1] as string, port: Number(found[2]) } };
  }
  throw new Error('the product did not start');
}

/** Largest memory any process of the product has held so far, MB. */
export function peakMemoryOf(product: ChildProcess): number {
  const peaks = familyOf(product.pid).map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return Math.max(...peaks);
}

const ticksPerSecond = 100;

/** Of a process, its children, and those of its children that have ended. */
export function cpuSecondsOf(pid: number | undefined): number {
  const ticks = familyOf(pid).flatMap((one) => statOf(one)?.slice(11, one === pid ? 15 : 13) ?? []);
  return ticks.reduce((sum, value) => sum + Number(value), 0) / ticksPerSecond;
}

/** A process and its children. */
export function familyOf(pid: number | undefined): number[] {
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
