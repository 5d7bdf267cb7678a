import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { noteAlive } from '../commands/note-alive.ts';
import { findLastBackups } from '../queries/backup-runs.ts';
import { isBackupDue } from '../rules/backup-schedule.ts';

/** Held while a backup is taken, so that two never run at once. */
export const backupLock = 'operations.backup';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    { name: 'operations.backup_when_due', everySeconds: 60, alone: true, handle: backUpWhenDue },
    { name: 'operations.alive', everySeconds: 15, handle: noteAlive },
    { name: 'operations.ship_log', everySeconds: 15, alone: true, handle: shipLog },
  ],
};

async function backUpWhenDue({ db, backups, clock, log }: Parts): Promise<void> {
  if (!backups) return;
  if (!isBackupDue(clock.now(), backups.at, await findLastBackups(db))) return;
  await backups.takeApart();
  log.info('backup taken');
}

async function shipLog({ backups, clock }: Parts): Promise<void> {
  await backups?.ship(() => clock.now());
}
