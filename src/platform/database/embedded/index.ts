import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chooseDatabaseAccount, type DatabaseAccount } from './account.ts';
import { findPostgresBinaries } from './binaries.ts';
import { createClusterIfMissing, refuseOtherVersion } from './cluster.ts';
import { databasePassword, lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { endLeftover } from './postmaster.ts';
import { ensureDatabase, ensureRole, ensureStatistics } from './readiness.ts';
import { archiveFolder, memoryOfMachine } from './settings.ts';
import { startSupervised } from './supervisor.ts';

export { prepareDataFolder } from './data-folder.ts';
export { type Recovered, recoverCluster } from './recover.ts';
export { findRunningDatabase, findRunningServer } from './running.ts';
export { archiveFolder } from './settings.ts';
export { StartupError } from './startup-error.ts';

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** The owner of database `jixue`, not a superuser: for migrations. */
  connectionString: string;
  /** For the product: a role that owns nothing (`grantToRunner`). */
  runnerConnectionString: string;
  /** For administration and tests: the superuser, database `postgres`. */
  adminConnectionString: string;
  /** The process id of the server now; it changes when a crashed server was started again. */
  readonly pid: number;
  /** Ends the server cleanly (open transactions are rolled back) and gives the data folder back. */
  stop(): Promise<void>;
}

/** Where and how the embedded PostgreSQL runs. */
export interface EmbeddedPostgresOptions {
  /** The product's data folder; the cluster is `postgres/` in it, its log `postgres.log`. */
  dataDir: string;
  /** Receives short Chinese lines on progress and on restarts of the server. */
  log: (line: string) => void;
  /** TCP port on 127.0.0.1; one that is free if left out. */
  port?: number;
  /** Connections the product will open at most; 80 if left out. */
  connections?: number;
  /** Memory to plan with, bytes; that of this machine or container if left out. */
  memory?: number;
  /** For clusters that are thrown away: nothing is flushed to disk. */
  throwAway?: boolean;
  /** Keeps finished pieces of the log in `wal-archive/` for the backup, which takes them away. */
  archive?: boolean | undefined;
}

/**
 * Starts the PostgreSQL that npm installed, on the cluster in the data folder, which is created the
 * first time. Recovers from a killed product and a killed server, and starts a crashed server again.
 * Throws StartupError with a sentence for the operator if the folder is in use or something is wrong.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  prepareDataFolder(dataDir);
  const unlock = lockDataFolder(dataDir);
  try {
    return await startLocked({ ...options, dataDir }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

const runner = 'jixue_app';

function openArchive(dataDir: string, account: DatabaseAccount): void {
  const folder = join(dataDir, archiveFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  account.own(folder);
}

async function startLocked(
  options: EmbeddedPostgresOptions,
  unlock: () => void,
): Promise<EmbeddedPostgres> {
  const { dataDir, log, throwAway = false } = options;
  const clusterDir = join(dataDir, 'postgres');
  const { postgres, initdb } = await findPostgresBinaries();
  refuseOtherVersion(dataDir, postgres);
  const account = chooseDatabaseAccount(dataDir, postgres);
  const password = databasePassword(dataDir);
  await endLeftover(clusterDir, log);
  if (!existsSync(clusterDir)) log('第一次启动，正在建立数据库…');
  createClusterIfMissing({ dataDir, initdb, password, account, throwAway });
  if (options.archive) openArchive(dataDir, account);

  const { memory = memoryOfMachine(), connections = 80 } = options;
  const size = { memory, connections };
  const supervised = { ...options, size, throwAway, postgres, account, password };
  const server = await startSupervised(supervised);
  const admin = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
  const connectionString = `postgres://jixue:${password}@127.0.0.1:${server.port}/jixue`;
  try {
    await ensureDatabase(admin, { name: 'jixue', password });
    await ensureRole(admin, { name: runner, password });
    if (!throwAway) await ensureStatistics(`${admin.slice(0, -'postgres'.length)}jixue`, runner);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    connectionString,
    runnerConnectionString: connectionString.replace('//jixue:', `//${runner}:`),
    adminConnectionString: admin,
    get pid() {
      return server.pid();
    },
    async stop() {
      await server.stop();
      unlock();
    },
  };
}
