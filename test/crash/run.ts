import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { verifyChain } from '../../src/features/audit/index.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { CrashDatabase } from './database.ts';
import type { Installation } from './fault-injector.ts';
import { OutageMeter } from './journal.ts';
import { type RoundResult, runRound } from './round.ts';
import { seedTopics } from './seed.ts';
import type { Finding } from './verify.ts';
import { until } from './wait.ts';
import { WebProcess } from './web-process.ts';
import { createWorkFolder, type WorkFolder } from './work-folder.ts';

const webProcesses = 2;

export interface CrashOptions {
  rounds: number;
  seed: number;
  /** Called with each round when it is over. */
  onRound(result: RoundResult): void;
  /** Ends the run early, with everything cleared away. */
  signal: AbortSignal;
}

/** The outcome of a run. `lost`, `illegal` and `double` count findings; each must be 0. */
export interface CrashOutcome {
  rounds: number;
  kills: number;
  acked: number;
  lost: number;
  illegal: number;
  double: number;
  longest_outage_ms: number;
  /** Faults this machine did not allow. */
  skipped: string[];
  seed: number;
}

/** Breaks the built product for so many rounds and counts what went wrong. */
export async function runCrash(options: CrashOptions): Promise<CrashOutcome> {
  const { rounds, seed, onRound, signal } = options;
  const folder = await createWorkFolder();
  const closing: (() => Promise<unknown> | unknown)[] = [() => folder.remove()];
  const meter = new OutageMeter();
  const results: RoundResult[] = [];
  try {
    const all = await install(folder, closing);
    for (let round = 1; round <= rounds && !signal.aborted; round += 1) {
      const result = await runRound(all, meter, seed, round);
      if (round % 25 === 0 || round === rounds) result.findings.push(...(await checkChain(all)));
      results.push(result);
      onRound(result);
    }
  } finally {
    if (results.length < rounds || results.some(({ findings }) => findings.length > 0))
      folder.keepLogs();
    for (const close of closing.toReversed()) await close();
  }
  const count = (kind: Finding['is']) =>
    results.flatMap(({ findings }) => findings).filter(({ is }) => is === kind).length;
  const sum = (of: (result: RoundResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  return {
    rounds: results.length,
    kills: sum(({ kills }) => kills),
    acked: sum(({ acknowledged }) => acknowledged),
    lost: count('lost'),
    illegal: count('illegal'),
    double: count('double'),
    longest_outage_ms: meter.longestMs,
    skipped: [...new Set(results.flatMap(({ skipped }) => skipped))],
    seed,
  };
}

/** Database, proxies and web processes, with topics to sit; `closing` gets what ends each of them. */
async function install(
  folder: WorkFolder,
  closing: (() => Promise<unknown> | unknown)[],
): Promise<Installation> {
  const database = await CrashDatabase.start(folder.database, join(folder.path, 'postgres.log'));
  closing.push(() => database.stop());
  const openProxy = async (target: number | null) => {
    const proxy = await TcpProxy.open(target);
    closing.push(() => proxy.close());
    return proxy;
  };
  mkdirSync(join(folder.path, 'data'));
  const clientProxies: TcpProxy[] = [];
  const databaseProxies: TcpProxy[] = [];
  const webs: WebProcess[] = [];
  for (let index = 0; index < webProcesses; index += 1) {
    const [toWeb, toDatabase] = [await openProxy(null), await openProxy(database.port)];
    const databaseUrl = database.productUrl(toDatabase.port);
    const web = new WebProcess(`web-${index + 1}`, folder, databaseUrl, toWeb);
    closing.push(() => web.stop());
    clientProxies.push(toWeb);
    databaseProxies.push(toDatabase);
    webs.push(web);
  }
  for (const web of webs) await web.untilReady();
  await seedTopics(database.adminUrl);
  const db = new pg.Pool({ connectionString: database.adminUrl, max: 4, query_timeout: 20_000 });
  db.on('error', () => {});
  db.on('connect', (client) => client.on('error', () => {}));
  closing.push(() => db.end());
  return { database, webs, clientProxies, databaseProxies, db, canFillDisk: folder.small };
}

/** Waits until everything recorded is sealed, then recomputes the whole chain (E25). */
async function checkChain({ db, database }: Installation): Promise<Finding[]> {
  await until('the audit is sealed', 180_000, async () => {
    const { rowCount } = await db.query(
      'select 1 from audit_entries where seal_id is null limit 1',
    );
    return rowCount === 0;
  });
  const handle = openDatabase(database.adminUrl, { connections: 1 });
  try {
    const verdict = await verifyChain(handle.db);
    return verdict.holds
      ? []
      : [{ is: 'illegal', what: `audit chain broken: ${JSON.stringify(verdict.faults)}` }];
  } finally {
    await handle.close();
  }
}
