import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandLine } from './account.ts';
import { processCommand, processStart } from './process-identity.ts';
import { StartupError } from './startup-error.ts';

const logLimit = 10 * 1024 * 1024;

/**
 * Ends a server that an earlier, killed product left running on this cluster and removes the lock
 * file of one that was killed itself. Afterwards the cluster is free to be started.
 */
export async function endLeftover(clusterDir: string, log: (line: string) => void): Promise<void> {
  const lockFile = join(clusterDir, 'postmaster.pid');
  const pid = postmasterPid(lockFile);
  if (pid === undefined) return;
  if (isServerOf(clusterDir, pid)) {
    log('上次没有正常结束，正在关闭遗留的数据库进程…');
    await endProcess(pid, 60_000);
  }
  // The number may belong to a stranger by now; PostgreSQL would take him for its own server.
  if (!isServerOf(clusterDir, pid)) rmSync(lockFile, { force: true });
}

function isServerOf(clusterDir: string, pid: number): boolean {
  return processCommand(pid)?.includes(clusterDir) ?? false;
}

/** Starts the server with its output appended to the log file; the log starts anew past 10 MiB. */
export function spawnPostmaster(command: CommandLine, logFile: string): ChildProcess {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimit) {
    renameSync(logFile, `${logFile}.1`);
  }
  const output = openSync(logFile, 'a', 0o600);
  const [program, ...args] = command;
  try {
    // A session of its own: Ctrl-C in the terminal must reach the product first, not the database.
    return spawn(program, args, { detached: true, stdio: ['ignore', output, output], cwd: '/' });
  } finally {
    closeSync(output);
  }
}

/** Fast shutdown (open transactions are rolled back), then immediate, then the end of the process. */
export async function endProcess(pid: number, patience: number): Promise<void> {
  for (const [signal, share] of [
    ['SIGINT', 0.8],
    ['SIGQUIT', 0.15],
    ['SIGKILL', 0.05],
  ] as const) {
    signalIfAlive(pid, signal);
    const until = Date.now() + patience * share;
    while (Date.now() < until) {
      if (processStart(pid) === undefined) return;
      await pause(20);
    }
  }
}

/** Sends a signal; a process that is gone already is no error. */
export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') {
      throw new StartupError(
        `另一个系统用户启动的数据库（进程号 ${pid}）还在使用这个数据文件夹。请用那个用户停止它后再启动。`,
      );
    }
  }
}

/**
 * A TCP port to try. Below those the systems give to outgoing connections (from 32768 on Linux, from
 * 49152 elsewhere), so that none of them takes it while a server is started again on it.
 */
export function choosePort(): number {
  return randomInt(20_000, 32_768);
}

/** Whether a server did not start because its port was taken. */
export function foundPortTaken(complaint: string): boolean {
  return /TCP/.test(complaint);
}

/** What the server wrote after `offset` in its log: the reason why it did not start. */
export function complaintSince(logFile: string, offset: number): string {
  const lines = readFileSync(logFile).subarray(offset).toString('utf8').split('\n');
  const fatal = lines.filter((line) => /(FATAL|PANIC|error):/i.test(line)).at(-1) ?? lines.at(-2);
  return fatal?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '').trim() ?? '';
}

function postmasterPid(lockFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
