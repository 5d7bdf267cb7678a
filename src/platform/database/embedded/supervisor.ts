import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseAccount } from './account.ts';
import {
  complaintSince,
  endProcess,
  findFreePort,
  signalIfAlive,
  spawnPostmaster,
} from './postmaster.ts';
import { answers } from './readiness.ts';
import { serverArguments } from './settings.ts';
import { StartupError } from './startup-error.ts';

interface ServerOptions {
  dataDir: string;
  postgres: string;
  account: DatabaseAccount;
  password: string;
  throwAway: boolean;
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
const restartsPerMinute = 5;

/** Starts the server, waits until it answers, and keeps it running until `stop`. */
export async function startSupervised(options: ServerOptions): Promise<SupervisedServer> {
  const started = await startOnSomePort(options);
  const { port } = started;
  let { child } = started;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const allowRestart = limitRestarts();
  const endWithProcess = () => child.pid && signalIfAlive(child.pid, 'SIGINT');
  process.once('exit', endWithProcess);

  async function restart(): Promise<void> {
    if (stopping) return;
    if (!allowRestart()) {
      options.log('数据库反复异常退出，不再自动重启；原因见数据文件夹中的 postgres.log。');
      return;
    }
    options.log('数据库异常退出，正在重新启动…');
    child = (await startOnSomePort({ ...options, port })).child;
    watch(child);
  }
  function watch(server: ChildProcess): void {
    server.once('exit', () => {
      restarting = restart().catch((error: Error) => options.log(error.message));
    });
  }
  watch(child);

  return {
    port,
    pid: () => child.pid ?? 0,
    async stop() {
      await restarting;
      stopping = true;
      process.off('exit', endWithProcess);
      if (child.pid && isRunning(child)) await endProcess(child.pid, 60_000);
    },
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** Says yes at most five times a minute: a server that keeps dying needs a person. */
function limitRestarts(): () => boolean {
  const times: number[] = [];
  return () => {
    times.push(Date.now());
    return times.filter((at) => at > Date.now() - 60_000).length <= restartsPerMinute;
  };
}

/** Starts the server; tries again while the port is taken by chance or a dead server's memory lingers. */
async function startOnSomePort(
  options: ServerOptions,
): Promise<{ child: ChildProcess; port: number }> {
  const logFile = join(options.dataDir, 'postgres.log');
  let complaint = '';
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    const offset = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const child = spawnPostmaster(commandFor(options, port), logFile);
    if (await answersBeforeExit(child, options.password, port)) return { child, port };
    complaint = complaintSince(logFile, offset);
    if (!mayPass(complaint, options.port !== undefined)) break;
    await pause(300);
  }
  throw new StartupError(
    `数据库没有启动成功（${complaint}）。详情见 ${logFile}；数据没有被改动，排除原因后可以再次启动。`,
  );
}

function mayPass(complaint: string, portGiven: boolean): boolean {
  if (/shared memory block|lock file/i.test(complaint)) return true;
  return !portGiven && /TCP/.test(complaint);
}

function commandFor(options: ServerOptions, port: number) {
  return options.account.wrap(options.postgres, [
    '-D',
    join(options.dataDir, 'postgres'),
    '-p',
    String(port),
    ...serverArguments(options),
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
  const until = Date.now() + startPatience;
  while (!exited && Date.now() < until) {
    // Raced, because a stranger on the port may accept the connection and never say a word.
    if (await Promise.race([answers(url), exit])) return !exited;
    await pause(25);
  }
  if (!exited && child.pid) await endProcess(child.pid, 5_000);
  return false;
}
