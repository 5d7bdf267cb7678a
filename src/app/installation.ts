import { findRunningDatabase } from '../platform/database/embedded/index.ts';
import { provideDatabase } from '../platform/database/provide.ts';
import type { Config } from './config.ts';

/**
 * Runs work on the database of the installation, as the owner of its tables, beside the running product or without it: then the embedded one
 * is started for the time of the work.
 */
export async function withInstallation(
  config: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'> & Partial<Config>,
  say: (line: string) => void,
  work: (connectionString: string) => Promise<void>,
): Promise<void> {
  const running = config.databaseUrl ? null : findRunningDatabase(config.dataDir);
  if (running) return work(running);
  // What is written meanwhile belongs in the log that backups keep, or there is a hole in it.
  const archive = config.backup !== undefined;
  const database = await provideDatabase({ ...config, archive }, say);
  await work(database.ownerConnectionString).finally(database.stop);
}
