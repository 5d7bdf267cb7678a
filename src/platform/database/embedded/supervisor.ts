import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseAccount } from './account.ts';
import { otherVersion } from './cluster.ts';
import {
  choosePort,
  complaintSince,
  endLeftover,
  endProcess,
  foundPortTaken,
  signalIfAlive,
  spawnPostmaster,
} from './postmaster.ts';
import { answers } from './readiness.ts';
import { type ServerSize, serverArguments } from './settings.ts';
import { StartupError } from './startup-error.ts';

interface ServerOptions {
  dataDir: string;
  postgres: string;
  account: DatabaseAccount;
  password: string;
  throwAway: boolean;
  archive?: boolean | undefined;
  size: ServerSize;
  port?: number;
  log: (line: string) => void;
}

/** A server that is started again when it dies of itself. */
export interface SupervisedServer {
  port: number;
  pid(): number;
  stop(): Promise<void>;
}

/** Crash recovery replays the log since the last checkpoint; this is far more than that takes. */
const startPatience = 120_000;
const longestPauseMs = 15_000;
/** A server that ran for so long died of something new. */
const steadyAfterMs = 60_000;

/** Starts the server, waits until it answers, and keeps it running until `stop`. */
export async function startSupervised(options: ServerOptions): Promise<SupervisedServer> {
  const started = await startOnSomePort(options);
  const { port } = started;
  let { child } = started;
  const stopping = new AbortController();
  let restarting: Promise<void> = Promise.resolve();
  let startedAt = performance.now();
  let pauseMs = 0;
  const endWithProcess = () => child.pid && signalIfAlive(child.pid, 'SIGINT');
  process.once('exit', endWithProcess);

  // Never gives up: a full disk may be cleared in an hour, and the exam waits for it.
  async function restart(): Promise<void> {
    if (performance.now() - startedAt > steadyAfterMs) pauseMs = 0;
    while (!stopping.signal.aborted) {
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      pauseMs = Math.min(Math.max(pauseMs * 2, 500), longestPauseMs);
      options.log('数据库异常退出，正在重新启动…');
      try {
        await endLeftover(join(options.dataDir, 'postgres'), options.log);
        child = (await startOnSomePort({ ...options, port })).child;
        startedAt = performance.now();
        options.log('数据库已恢复。');
        return watch(child);
      } catch (error) {
        options.log((error as Error).message);
      }
    }
  }
  function watch(server: ChildProcess): void {
    if (!isRunning(server)) restarting = restart();
    else
      server.once('exit', () => {
        restarting = restart();
      });
  }
  watch(child);

  return {
    port,
    pid: () => child.pid ?? 0,
    async stop() {
      stopping.abort();
      await restarting;
      process.off('exit', endWithProcess);
      if (child.pid && isRunning(child)) await endProcess(child.pid, 60_000);
    },
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** Starts the server; tries again while the port is taken by chance or a dead server's memory lingers. */
async function startOnSomePort(
  options: ServerOptions,
): Promise<{ child: ChildProcess; port: number }> {
  const logFile = join(options.dataDir, 'postgres.log');
  let complaint = '';
  let small = false;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = options.port ?? choosePort();
    const offset = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const child = spawnPostmaster(commandFor(options, port, small), logFile);
    if (await answersBeforeExit(child, options.password, port)) return { child, port };
    complaint = complaintSince(logFile, offset);
    // What this machine has not got is asked for once more in the smallest size.
    if (!small && /anonymous shared memory/i.test(complaint)) small = true;
    else if (!mayPass(complaint, options.port !== undefined)) break;
    await pause(300);
  }
  // A pre-release of the same major version has the same number and another catalogue.
  if (/incompatible with server/i.test(complaint))
    throw new StartupError(otherVersion(options.dataDir));
  throw new StartupError(
    `数据库没有启动成功（${complaint}）。详情见 ${logFile}；数据没有被改动，排除原因后可以再次启动。`,
  );
}

function mayPass(complaint: string, portGiven: boolean): boolean {
  if (/shared memory block|lock file/i.test(complaint)) return true;
  return !portGiven && foundPortTaken(complaint);
}

function commandFor(options: ServerOptions, port: number, small: boolean) {
  return options.account.wrap(options.postgres, [
    '-D',
    join(options.dataDir, 'postgres'),
    '-p',
    String(port),
    ...serverArguments(options.size, {
      throwAway: options.throwAway,
      small,
      archive: options.archive ?? false,
    }),
  ]);
}

async function answersBeforeExit(
  child: ChildProcess,
  password: string,
  port: number,
): Promise<boolean> {
  let exited = false;
  const exit = new Promise<false>((resolve) => {
    const settle = () => {
      exited = true;
      resolve(false);
    };
    child.once('exit', settle);
    child.once('error', settle);
  });
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const until = performance.now() + startPatience;
  while (!exited && performance.now() < until) {
    // Raced, because a stranger on the port may accept the connection and never say a word.
    if (await Promise.race([answers(url), exit])) return !exited;
    await pause(25);
  }
  if (!exited && child.pid) await endProcess(child.pid, 5_000);
  return false;
}
