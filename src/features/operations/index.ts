export { noteVerified } from './commands/note-verified.ts';
export { runBackup } from './commands/run-backup.ts';
export { backupLock } from './routes/jobs.ts';
export { missingSecurityFixes } from './rules/security-fixes.ts';
