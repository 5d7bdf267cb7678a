import { type Backup, type Backups, backupIdOf, bytesOf } from '../../../platform/backup/index.ts';
import { type Db, inTransaction } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { endBackupRun, insertBackupRun } from '../queries/backup-runs.ts';

export interface BackupWork {
  db: Db;
  backups: Backups;
  now(): Date;
  progress?: Parameters<Backups['take']>[0]['progress'];
  signal?: AbortSignal | undefined;
}

/** Takes a backup, notes how it went, and returns it; what went wrong is thrown on. */
export async function runBackup(work: BackupWork): Promise<Backup> {
  const { db, backups, now, progress, signal } = work;
  const startedAt = now();
  const id = backupIdOf(startedAt);
  await inTransaction(db, (tx) => insertBackupRun(tx, { id, startedAt, place: backups.place }));
  try {
    const backup = await backups.take({ startedAt, now, progress, signal });
    const facts = { bytes: bytesOf(backup), place: backups.place };
    await inTransaction(db, async (tx) => {
      await endBackupRun(tx, id, { state: 'DONE', endedAt: now(), bytes: facts.bytes });
      await recordAudit(tx, 'SYSTEM', 'operations.take_backup', { type: 'backup', id }, facts);
    });
    return backup;
  } catch (error) {
    const state = signal?.aborted ? 'CANCELLED' : 'FAILED';
    const reason = (error as Error).message.slice(0, 500);
    await inTransaction(db, (tx) => endBackupRun(tx, id, { state, endedAt: now(), reason })).catch(
      () => {},
    );
    throw error;
  }
}
