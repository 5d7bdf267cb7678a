import type { Selectable } from 'kysely';
import type { BackupRuns } from '../../../platform/database/database.types.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { LastBackups } from '../rules/backup-schedule.ts';

export type BackupRun = Selectable<BackupRuns>;

/** The newest attempts, newest first. */
export async function listBackupRuns(db: Reader, limit: number): Promise<BackupRun[]> {
  return db
    .selectFrom('backupRuns')
    .selectAll()
    .orderBy('startedAt', 'desc')
    .limit(limit)
    .execute();
}

/** The last good backup; undefined when there is none. */
export async function findLastGoodBackup(db: Reader): Promise<BackupRun | undefined> {
  return db
    .selectFrom('backupRuns')
    .selectAll()
    .where('state', '=', 'DONE')
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** When the newest good and the newest failed one began. */
export async function findLastBackups(db: Reader): Promise<LastBackups> {
  const last = await db
    .selectFrom('backupRuns')
    .select(({ fn }) => [
      fn.max('startedAt').filterWhere('state', '=', 'DONE').as('lastGoodStart'),
      fn.max('startedAt').filterWhere('state', '!=', 'DONE').as('lastFailureStart'),
    ])
    .executeTakeFirstOrThrow();
  return last;
}

/** Notes an attempt; one that was cut off before is a failure now. */
export async function insertBackupRun(
  db: Reader,
  run: { id: string; startedAt: Date; place: string },
): Promise<void> {
  await db
    .updateTable('backupRuns')
    .set({ state: 'FAILED', endedAt: run.startedAt, reason: '进程中断' })
    .where('state', '=', 'RUNNING')
    .execute();
  await db
    .insertInto('backupRuns')
    .values({ ...run, state: 'RUNNING' })
    .execute();
}

/** Notes how an attempt ended. */
export async function endBackupRun(
  db: Reader,
  id: string,
  end: { state: 'DONE' | 'FAILED' | 'CANCELLED'; endedAt: Date; bytes?: number; reason?: string },
): Promise<void> {
  await db.updateTable('backupRuns').set(end).where('id', '=', id).execute();
}

/** Notes that a backup was restored and compared; one of another installation is none of ours. */
export async function markVerified(db: Reader, id: string, at: Date): Promise<void> {
  await db.updateTable('backupRuns').set({ verifiedAt: at }).where('id', '=', id).execute();
}
