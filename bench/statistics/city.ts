import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';
import { cpuSecondsOf, startProduct } from '../exam/product.ts';
import { fillCity } from './fill.ts';

/** The built product on a city that is kept between runs. */
export interface City {
  url: string;
  connectionString: string;
  /** The folder of the product's secrets. */
  dataDir: string;
  product: ChildProcess;
  /** A superuser's connection. */
  db: pg.Client;
  people: number;
  /** The years, the newest first. */
  years: number[];
  /** Processor time spent so far by product and database, s. */
  cpuSeconds(): number;
  close(): Promise<void>;
}

const yearsKept = 5;

/** Opens the city of this many people; builds it when it is missing or incomplete. */
export async function openCity(people: number, say: (line: string) => void): Promise<City> {
  const folder = resolve(`data/bench-statistics-${people}`);
  const dataDir = join(folder, 'product');
  const mark = join(folder, 'made');
  const made = existsSync(mark);
  if (!made) rmSync(folder, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'database'), log: say });
  const address = new URL(postgres.adminConnectionString);
  address.pathname = new URL(postgres.connectionString).pathname;
  const db = new pg.Client({ connectionString: address.href });
  await db.connect();
  const now = new Date().getFullYear();
  const years = Array.from({ length: yearsKept }, (_, back) => now - back);
  if (!made) {
    // The first start migrates and loads what the product ships with.
    await stop((await startProduct(postgres.connectionString, dataDir)).process);
    await fillCity(address.href, { people, years }, say);
    writeFileSync(mark, await schemaOf(db));
  }
  const { process: product, address: at } = await startProduct(postgres.connectionString, dataDir);
  const schema = await schemaOf(db);
  if (schema !== readFileSync(mark, 'utf8')) {
    await checkFigures(db, say);
    writeFileSync(mark, schema);
  }
  return {
    url: `http://${at.host}:${at.port}`,
    connectionString: postgres.connectionString,
    dataDir,
    product,
    db,
    people,
    years,
    cpuSeconds: () => cpuSecondsOf(product.pid) + cpuSecondsOf(postgres.pid),
    async close() {
      await db.end();
      await stop(product);
      await postgres.stop();
    },
  };
}

/** The number of the last migration. */
async function schemaOf(db: pg.Client): Promise<string> {
  const { rows } = await db.query('select max(version::int)::text as version from schema_versions');
  return rows[0].version;
}

/** Checks that the figures of a city of an earlier schema are still right after the migrations. */
async function checkFigures(db: pg.Client, say: (line: string) => void): Promise<void> {
  say('城市由较早的版本建成，正在核对……');
  const { rows: wrong } = await db.query(
    'select 1 from figure_differences() union all select 1 from standing_differences() limit 1',
  );
  if (wrong.length > 0) await db.query('select rebuild_figures(), rebuild_standings()');
  await db.query('vacuum analyze');
}

async function stop(product: ChildProcess): Promise<void> {
  product.kill('SIGTERM');
  if (product.exitCode === null) await once(product, 'exit');
}
