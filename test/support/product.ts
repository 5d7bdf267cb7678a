import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** One line of the table of demo accounts. */
export interface DemoAccount {
  login: string;
  password: string;
  role: string;
  name?: string;
  organisation?: string;
  /** What to try with this account. */
  try?: string;
}

/** The built product, running as a process of its own. */
export interface RunningProduct {
  url: string;
  port: number;
  dataDir: string;
  accounts: DemoAccount[];
  /** Everything it has printed so far. */
  output(): string;
  /** SIGTERM; resolves with the exit code. The data folder stays until `remove`. */
  stop(): Promise<number>;
  /** A power cut: product and database killed at once. Start again with the same `dataDir`. */
  kill9(): Promise<void>;
  /** Stops the product if it runs and removes the data folder. */
  remove(): Promise<void>;
}

interface ProductOptions {
  /** Settings on top of PORT, HOST and DATA_DIR. */
  env?: Record<string, string>;
  /** A data folder to go on with, or an empty one; a copy with the demo city in it if left out. */
  dataDir?: string;
  /** The port to listen on, for a browser that waits for the product to come back. */
  port?: number;
  /** Milliseconds until /readyz must answer; the demo city is loaded the first time. */
  patience?: number;
}

/** Builds the product if a source has changed, starts it and waits until /readyz answers 200. */
export async function startProduct(options: ProductOptions = {}): Promise<RunningProduct> {
  buildIfStale();
  const dataDir = options.dataDir ?? (await newDataFolder());
  return launch({ ...options, dataDir }, () => {
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  });
}

/** Starts the built product in a data folder; `undo` cleans up when it does not become ready. */
async function launch(
  options: ProductOptions & { dataDir: string },
  undo: () => void,
): Promise<RunningProduct> {
  const { dataDir } = options;
  const port = options.port ?? (await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [resolve('dist/server/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment(),
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      ...options.env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  try {
    await untilReady(child, url, options.patience ?? 120_000, () => output);
  } catch (error) {
    undo();
    throw error;
  }
  return {
    url,
    port,
    dataDir,
    accounts: readAccounts(dataDir),
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    kill9: () => cutPower(child, dataDir),
    remove: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * A new data folder with the demo city in it. In a test run the city is built once, with the first
 * product, and copied for each; `test/support/global-setup.ts` says where and clears it away.
 */
async function newDataFolder(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jixue-product-'));
  const shelf = process.env.JIXUE_TEST_SHELF;
  if (!shelf) return dataDir;
  const furnished = join(shelf, readFileSync(resolve('dist/.stamp'), 'utf8').slice(0, 16));
  if (!existsSync(furnished)) await furnishFolder(furnished);
  const copy = spawnSync('cp', ['-a', `${furnished}/.`, dataDir], { encoding: 'utf8' });
  if (copy.status !== 0) throw new Error(copy.stderr);
  return dataDir;
}

async function furnishFolder(folder: string): Promise<void> {
  const draft = mkdtempSync(`${folder}-`);
  const product = await launch({ dataDir: draft }, () => rmSync(draft, { recursive: true }));
  await product.stop();
  renameSync(draft, folder);
}

/** The settings of whoever runs the tests must not reach the product under test. */
function environment(): NodeJS.ProcessEnv {
  const own = new Set(['DATABASE_URL', 'DEMO', 'PUBLIC_URL', 'METRICS_TOKEN', 'LOG_LEVEL']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.has(name)));
}

/** Builds the product if a source has changed since. */
export function buildIfStale(): void {
  const build = spawnSync(process.execPath, [resolve('bin/build.mjs')], { encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`${build.stdout}${build.stderr}`);
}

async function untilReady(
  child: ChildProcess,
  url: string,
  patience: number,
  output: () => string,
): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until && isRunning(child)) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(50);
  }
  await end(child, 'SIGKILL');
  throw new Error(`The product did not become ready. It said:\n${output().slice(-4_000)}`);
}

async function cutPower(child: ChildProcess, dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postgres', 'postmaster.pid');
  const postmaster = existsSync(lock) ? Number.parseInt(readFileSync(lock, 'utf8'), 10) : 0;
  // Stopped first, so that the product cannot notice that its database dies a moment earlier.
  child.kill('SIGSTOP');
  if (postmaster > 0) process.kill(postmaster, 'SIGKILL');
  await end(child, 'SIGKILL');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number> {
  if (isRunning(child)) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return child.exitCode ?? -1;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function readAccounts(dataDir: string): DemoAccount[] {
  const file = join(dataDir, 'demo-accounts.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
