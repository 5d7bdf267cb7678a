import { type ChildProcess, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseDatabaseAccount } from '../../src/platform/database/embedded/account.ts';
import { findPostgresBinaries } from '../../src/platform/database/embedded/binaries.ts';
import { createClusterIfMissing } from '../../src/platform/database/embedded/cluster.ts';
import {
  choosePort,
  complaintSince,
  endLeftover,
  endProcess,
  foundPortTaken,
  spawnPostmaster,
} from '../../src/platform/database/embedded/postmaster.ts';
import { answers, ensureDatabase } from '../../src/platform/database/embedded/readiness.ts';
import { serverArguments } from '../../src/platform/database/embedded/settings.ts';
import { until } from './wait.ts';

/** Of its own, so that no other server is taken for this one. */
const password = randomBytes(16).toString('hex');
/** The product's settings for a small machine: an acknowledged commit is on disk. */
const size = { memory: 512 * 1024 * 1024, connections: 130 };
/**
 * The log is kept short, so that the small file system has room for the rounds; when each transaction
 * committed is kept, so that what came after what can be checked.
 */
const ownSettings = ['max_wal_size=96MB', 'min_wal_size=32MB', 'track_commit_timestamp=on'];

/**
 * A PostgreSQL of the run's own, with the product's settings. Whatever ends it, it is started again
 * at once, as a service manager would.
 */
export class CrashDatabase {
  readonly port: number;
  readonly #folder: string;
  readonly #logFile: string;
  readonly #command: readonly [string, ...string[]];
  #server: ChildProcess | undefined;
  #wanted = false;
  #running: Promise<void> = Promise.resolve();

  private constructor(
    folder: string,
    logFile: string,
    port: number,
    command: readonly [string, ...string[]],
  ) {
    this.#folder = folder;
    this.#logFile = logFile;
    this.port = port;
    this.#command = command;
  }

  /** Creates the cluster in the folder and starts the server; its log is kept outside of it. */
  static async start(folder: string, logFile: string): Promise<CrashDatabase> {
    const { postgres, initdb } = await findPostgresBinaries();
    const account = chooseDatabaseAccount(folder, postgres);
    createClusterIfMissing({ dataDir: folder, initdb, password, account, throwAway: true });
    for (;;) {
      const port = choosePort();
      const command = account.wrap(postgres, [
        ...['-D', join(folder, 'postgres'), '-p', String(port)],
        ...serverArguments(size, { throwAway: false, small: false }),
        ...ownSettings.flatMap((setting) => ['-c', setting]),
      ]);
      const database = new CrashDatabase(folder, logFile, port, command);
      if (!(await database.#startUnlessPortTaken())) continue;
      await ensureDatabase(database.#url('postgres', 'postgres'), { name: 'jixue', password });
      return database;
    }
  }

  /** False when another server has the port; throws when something else is wrong. */
  async #startUnlessPortTaken(): Promise<boolean> {
    const server = spawnPostmaster([...this.#command], this.#logFile);
    const ended = once(server, 'exit').then(() => 'ended' as const);
    if ((await Promise.race([ended, this.untilReady()])) === 'ended') {
      const complaint = complaintSince(this.#logFile, 0);
      if (foundPortTaken(complaint)) return false;
      throw new Error(`the database of the run did not start: ${complaint}`);
    }
    this.#wanted = true;
    this.#running = this.#keepRunning(server);
    return true;
  }

  /** The product's address of the database, through a proxy's port. */
  productUrl(port: number): string {
    return `postgres://jixue:${password}@127.0.0.1:${port}/jixue`;
  }

  /** A superuser's direct address of the product's database. */
  get adminUrl(): string {
    return this.#url('postgres', 'jixue');
  }

  /** SIGKILL to the postmaster; its children end with it. False when it was not running. */
  kill(): boolean {
    return this.#server?.kill('SIGKILL') ?? false;
  }

  /** The postmaster and all its children. */
  get processes(): number[] {
    const postmaster = this.#server?.pid;
    return postmaster === undefined ? [] : [postmaster, ...childrenOf(postmaster)];
  }

  /** Takes all the room there is; returns how to give it back. */
  fillDisk(): () => void {
    const ballast = join(this.#folder, 'ballast');
    const file = openSync(ballast, 'w');
    for (let block = 1 << 20; block >= 4096; block = block >> 2) {
      const zeros = Buffer.alloc(block);
      try {
        while (writeSync(file, zeros) === block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
    closeSync(file);
    return () => rmSync(ballast, { force: true });
  }

  /** Resolves when it answers queries. */
  async untilReady(): Promise<void> {
    await until('the database answers', 120_000, () => answers(this.#url('postgres', 'postgres')));
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    if (this.#server?.pid) await endProcess(this.#server.pid, 5_000);
    await this.#running;
  }

  #url(user: string, database: string): string {
    return `postgres://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  async #keepRunning(first: ChildProcess): Promise<void> {
    for (let server = first; ; server = spawnPostmaster([...this.#command], this.#logFile)) {
      this.#server = server;
      await once(server, 'exit');
      await pause(30);
      if (!this.#wanted) return;
      await endLeftover(join(this.#folder, 'postgres'), () => {});
    }
  }
}

function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], {
    encoding: 'utf8',
  });
  return (stdout ?? '').split('\n').map(Number).filter(Boolean);
}
