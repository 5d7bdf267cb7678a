import { type Backups, openBackups } from '../platform/backup/index.ts';
import { findRunningServer } from '../platform/database/embedded/index.ts';
import type { Config } from './config.ts';
import { openStore } from './storage-settings.ts';

/** The backups of the installation; null without BACKUP_TO. */
export function openBackupsOf({ backup, dataDir, databaseUrl, s3 }: Config): Backups | null {
  if (!backup) return null;
  return openBackups({
    store: openStore(backup.to, s3),
    place: backup.to,
    at: backup.at,
    keep: backup.keep,
    recipient: backup.key,
    dataDir,
    stanza: databaseUrl ? backup.stanza : undefined,
    replicationUrl: () =>
      databaseUrl ? (backup.databaseUrl ?? null) : (findRunningServer(dataDir)?.admin ?? null),
  });
}
