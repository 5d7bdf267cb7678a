import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  /** Of officers. */
  totpSecret?: string;
}

/** The built product, running as a process of its own. */
export interface RunningProduct {
  url: string;
  pid: number;
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
  /** A data folder to go on with; an empty one if left out. */
  dataDir?: string;
}

/** Far longer than any machine needs to build the demo city and to start. */
const startsWithinMs = 600_000;

/** Builds the product if a source has changed, starts it and waits until it says where it serves. */
export async function startProduct(options: ProductOptions = {}): Promise<RunningProduct> {
  buildIfStale();
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'jixue-product-'));
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
  const child = spawn(process.execPath, [resolve('dist/server/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...productEnvironment({ LIMITS: 'off', DATA_DIR: dataDir, ...options.env }),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  let url: string;
  try {
    url = await untilServing(child, () => output);
  } catch (error) {
    undo();
    throw error;
  }
  return {
    url,
    pid: child.pid as number,
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
 * The environment of a product under test: on any free port, with these settings and none inherited from
 * the shell.
 */
export function productEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, TZ, NODE_COMPILE_CACHE } = process.env;
  return {
    ...{ PATH, HOME, LANG, TMPDIR, TZ, NODE_COMPILE_CACHE },
    ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' },
    ...settings,
  };
}

/** Builds the product if a source has changed since. */
export function buildIfStale(): void {
  const build = spawnSync(process.execPath, [resolve('bin/build.mjs')], { encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`${build.stdout}${build.stderr}`);
}

/** Resolves with the address the product prints when it serves. */
async function untilServing(child: ChildProcess, output: () => string): Promise<string> {
  const until = performance.now() + startsWithinMs;
  while (performance.now() < until && isRunning(child)) {
    const url = /继学已启动：(http\S+)\s/.exec(output())?.[1];
    if (url) return url;
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
