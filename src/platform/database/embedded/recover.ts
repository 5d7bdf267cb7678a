import type { ChildProcess } from 'node:child_process';
import { lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { chooseDatabaseAccount, type DatabaseAccount } from './account.ts';
import { findPostgresBinaries } from './binaries.ts';
import { refuseOtherVersion } from './cluster.ts';
import { databasePassword } from './data-folder.ts';
import { choosePort, complaintSince, endProcess, spawnPostmaster } from './postmaster.ts';
import { answers } from './readiness.ts';
import { asArguments, memoryOfMachine, serverArguments } from './settings.ts';
import { StartupError } from './startup-error.ts';

export interface Recovery {
  /** A restored data folder: its cluster lies in `postgres/`. */
  dataDir: string;
  /** Name of a folder in it with the pieces of the log to replay; null: the backup's own alone. */
  walFolder: string | null;
  /** The moment to stop at; null: the end of the log. */
  to: Date | null;
  signal?: AbortSignal | undefined;
}

/** How far a recovery came. */
export interface Recovered {
  /** Of the last transaction replayed; null where the log held none. */
  lastTransaction: Date | null;
  /** Whether the log reaches to the moment asked for. */
  complete: boolean;
}

/**
 * Replays the log on a restored cluster, up to a moment, and shuts the server down cleanly: afterwards the folder
 * starts like any other. Throws StartupError with the server's reason where it cannot.
 */
export async function recoverCluster(recovery: Recovery): Promise<Recovered> {
  const { dataDir, walFolder, to } = recovery;
  const { postgres } = await findPostgresBinaries();
  refuseOtherVersion(dataDir, postgres);
  const account = chooseDatabaseAccount(dataDir, postgres);
  const clusterDir = join(dataDir, 'postgres');
  ownAll(account, clusterDir);
  if (walFolder) {
    ownAll(account, join(dataDir, walFolder));
    const signalFile = join(clusterDir, 'recovery.signal');
    writeFileSync(signalFile, '', { mode: 0o600 });
    account.own(signalFile);
  }
  const run = (target: Date | null) => runRecovery({ ...recovery, postgres, account, to: target });
  const first = await run(to);
  if ('done' in first) return { lastTransaction: first.done, complete: true };
  // The log ends before the moment: what there is, is replayed from where it stopped.
  if (!to || !/recovery ended before configured recovery target/i.test(first.complaint))
    throw new StartupError(`数据库没有恢复成功（${first.complaint}）。`);
  const second = await run(null);
  if ('done' in second) return { lastTransaction: second.done, complete: false };
  throw new StartupError(`数据库没有恢复成功（${second.complaint}）。`);
}

type Run = Recovery & { postgres: string; account: DatabaseAccount };

async function runRecovery(run: Run): Promise<{ done: Date | null } | { complaint: string }> {
  const { dataDir, account, postgres, signal } = run;
  const logFile = join(dataDir, 'postgres.log');
  const offset = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const port = choosePort();
  const command = account.wrap(postgres, [
    ...['-D', join(dataDir, 'postgres'), '-p', String(port)],
    ...serverArguments(
      { memory: Math.min(memoryOfMachine(), 2 * 1024 ** 3), connections: 20 },
      { throwAway: false, small: false },
    ),
    ...asArguments(recoverySettings(run)),
  ]);
  const child = spawnPostmaster(command, logFile);
  const url = `postgres://postgres:${databasePassword(dataDir)}@127.0.0.1:${port}/postgres`;
  try {
    while (isRunning(child)) {
      signal?.throwIfAborted();
      if (await answers(url)) return { done: await lastTransaction(url) };
      await pause(100);
    }
    return { complaint: complaintSince(logFile, offset) };
  } finally {
    if (child.pid && isRunning(child)) await endProcess(child.pid, 600_000);
    rmSync(join(dataDir, 'postgres', 'postmaster.pid'), { force: true });
  }
}

function recoverySettings({ walFolder, to }: Run): Record<string, string> {
  if (!walFolder) return {};
  return {
    restore_command: `cp "../${walFolder}/%f" "%p"`,
    // Connections wait until the end: what the copy of another machine was sized for does not matter.
    hot_standby: 'off',
    ...(to && {
      // The server reads no `Z` here.
      recovery_target_time: to.toISOString().replace('T', ' ').replace('Z', '+00'),
      recovery_target_action: 'promote',
    }),
  };
}

async function lastTransaction(url: string): Promise<Date | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select pg_last_xact_replay_timestamp() as at');
    return rows[0]?.at ?? null;
  } finally {
    await client.end();
  }
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

function ownAll(account: DatabaseAccount, folder: string): void {
  account.own(folder);
  for (const one of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(one.parentPath, one.name);
    if (!lstatSync(path).isSymbolicLink()) account.own(path);
  }
}
