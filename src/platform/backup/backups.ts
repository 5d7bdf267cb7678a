import type { Storage } from '../storage/index.ts';
import { readPublicKey } from './age-key.ts';
import type { Backup } from './catalogue.ts';
import { type PgBackRestState, readPgBackRest } from './pgbackrest.ts';
import { removeOldBackups } from './retention.ts';
import { shipFiles, shipLog } from './ship-changes.ts';
import { type BackupPlan, takeBackup } from './take-backup.ts';

/** The backups of an installation, as its settings say. */
export interface Backups {
  /** Where they are kept, for people. */
  place: string;
  /** Time of day in China when the daily one is taken, 03:30. */
  at: string;
  /** How many are kept. */
  keep: number;
  /** Takes one now, then removes those that are no longer kept. */
  take(options: Pick<BackupPlan, 'startedAt' | 'now' | 'progress' | 'signal'>): Promise<Backup>;
  /** Takes one as `npm run backup` does, in a process of its own, so that pages keep their speed. */
  takeApart(): Promise<void>;
  /** Brings the log and new files since the last time to the store, for restoring a moment between two backups. */
  ship(now: () => Date): Promise<void>;
  /** Of a database that pgBackRest backs up; null for others. */
  pgBackRest(): Promise<PgBackRestState | null>;
}

export interface BackupsOptions {
  store: Storage;
  place: string;
  at: string;
  keep: number;
  recipient: string;
  dataDir: string;
  stanza: string | undefined;
  /** A connection that may replicate; null where there is none now. */
  replicationUrl(): string | null;
  takeApart(): Promise<void>;
}

/** Opens the backups of an installation. */
export function openBackups(options: BackupsOptions): Backups {
  const { store, place, at, keep, recipient, dataDir, stanza } = options;
  const key = readPublicKey(recipient);
  if (!key) throw new Error('not a public key of age');
  return {
    place,
    at,
    keep,
    takeApart: options.takeApart,
    async take(how) {
      const replicationUrl = stanza ? null : options.replicationUrl();
      if (!stanza && !replicationUrl) throw new Error('the database is not running');
      const backup = await takeBackup({ store, recipient, dataDir, replicationUrl, ...how });
      await removeOldBackups(store, keep);
      return backup;
    },
    async ship(now) {
      const shipping = { store, recipient: key, dataDir, now };
      await shipLog(shipping);
      await shipFiles(shipping);
    },
    pgBackRest: async () => (stanza ? readPgBackRest(stanza) : null),
  };
}
