import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { PgBackRestState } from '../../../platform/backup/index.ts';
import { type CertificateState, readCertificate } from '../../../platform/certificates.ts';
import { archiveFolder } from '../../../platform/database/embedded/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type BackupRun, findLastGoodBackup, listBackupRuns } from './backup-runs.ts';
import {
  type DatabaseState,
  listLargestTables,
  listSlowStatements,
  readDatabaseState,
  type SlowStatement,
  type TableSize,
} from './database-state.ts';
import { listProcesses, type RunningProcess } from './processes.ts';
import { listQueues, type QueueState } from './queues.ts';

/** Everything on the console's first page. */
export interface ConsoleFacts {
  installation: Parts['installation'];
  publicUrl: string;
  demo: boolean;
  database: DatabaseState;
  tables: TableSize[];
  slow: SlowStatement[] | null;
  processes: RunningProcess[];
  queues: QueueState[];
  /** Of the disk with the data folder, bytes; null where the system does not say. */
  disk: { free: number; whole: number } | null;
  certificate: CertificateState | null;
  gateways: string[];
  backups: {
    place: string;
    at: string;
    keep: number;
    lastGood: BackupRun | undefined;
    runs: BackupRun[];
    /** Pieces of the log that wait for the store. */
    logWaiting: number;
    pgBackRest: PgBackRestState | null;
  } | null;
}

const shownRuns = 10;
const shownTables = 8;
const shownStatements = 10;

/** Gathers what the console shows. */
export async function loadConsole(parts: Parts): Promise<ConsoleFacts> {
  const { db, clock, installation, demo } = parts;
  const publicUrl = parts.publicUrl();
  return {
    installation,
    publicUrl,
    demo,
    database: await readDatabaseState(db),
    tables: await listLargestTables(db, shownTables),
    slow: await listSlowStatements(db, shownStatements),
    processes: await listProcesses(db, clock.now()),
    queues: await listQueues(db),
    disk: await statfs(installation.dataDir).then(
      ({ bavail, blocks, bsize }) => ({ free: bavail * bsize, whole: blocks * bsize }),
      () => null,
    ),
    certificate: await readCertificate(publicUrl),
    gateways: [...parts.paymentGateways.keys()],
    backups: await loadBackups(parts),
  };
}

async function loadBackups({ db, backups, installation }: Parts): Promise<ConsoleFacts['backups']> {
  if (!backups) return null;
  const { place, at, keep } = backups;
  const waiting = await readdir(join(installation.dataDir, archiveFolder)).catch(() => []);
  return {
    ...{ place, at, keep },
    lastGood: await findLastGoodBackup(db),
    runs: await listBackupRuns(db, shownRuns),
    logWaiting: waiting.length,
    pgBackRest: await backups.pgBackRest(),
  };
}
