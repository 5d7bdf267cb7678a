import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, extname, join } from 'node:path';
import { type Backups, openBackups } from '../platform/backup/index.ts';
import { findRunningServer } from '../platform/database/embedded/index.ts';
import type { Config } from './config.ts';
import { openStore } from './storage-settings.ts';

/** The backups of the installation; null without BACKUP_TO. */
export async function openBackupsOf({
  backup,
  dataDir,
  databaseUrl,
  s3,
}: Config): Promise<Backups | null> {
  if (!backup) return null;
  return openBackups({
    store: await openStore(backup.to, s3),
    place: backup.to,
    at: backup.at,
    keep: backup.keep,
    recipient: backup.key,
    dataDir,
    takeApart: () => runCommand('backup'),
    stanza: databaseUrl ? backup.stanza : undefined,
    replicationUrl: () =>
      databaseUrl ? (backup.databaseUrl ?? null) : (findRunningServer(dataDir)?.admin ?? null),
  });
}

/** Runs a command of `command-line.ts` beside this process; its errors are what it says. */
async function runCommand(name: string): Promise<void> {
  const main = process.argv[1] ?? '';
  const entry = join(dirname(main), `command-line${extname(main)}`);
  const child = spawn(process.execPath, [...process.execArgv, entry, name], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said = `${said}${piece}`.slice(-2000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(said.trim() || `${name} ended with ${code}`);
}
