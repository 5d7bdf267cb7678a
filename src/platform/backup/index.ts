export { AgeError } from './age.ts';
export { newBackupKey, readPrivateKey, readPublicKey } from './age-key.ts';
export { type Backups, openBackups } from './backups.ts';
export { type Backup, backupIdOf, bytesOf, listBackups } from './catalogue.ts';
export { openPart, storePart } from './parts.ts';
export type { PgBackRestState } from './pgbackrest.ts';
export { type Restored, RestoreError, restoreBackup } from './restore-backup.ts';
export { compareWithManifest } from './verify-backup.ts';
