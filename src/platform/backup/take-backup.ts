import { readdir } from 'node:fs/promises';
import { takeBaseBackup } from '../database/base-backup.ts';
import { archiveFolder } from '../database/embedded/index.ts';
import type { Storage } from '../storage/index.ts';
import { readPublicKey } from './age-key.ts';
import {
  type Backup,
  backupIdOf,
  publishBackup,
  removeBackup,
  removeUnfinished,
} from './catalogue.ts';
import { type Part, storePart } from './parts.ts';
import { tarOf } from './tar.ts';
import { untilAborted } from './until-aborted.ts';

export interface BackupPlan {
  store: Storage;
  /** The public key it is written for, `age1…`. */
  recipient: string;
  /** A connection that may replicate; null: another tool backs up the database. */
  replicationUrl: string | null;
  dataDir: string;
  /** Names it. */
  startedAt: Date;
  now(): Date;
  /** What is under way, and how much of it is done (0 to 1; null: unknown). */
  progress?: ((step: 'DATABASE' | 'FOLDER', done: number | null) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Takes a backup while the product runs: the database first, then keys and files of the data folder, so that every
 * file that a row names is in it. Interrupted or failed, it removes what it wrote; earlier backups stay whole.
 */
export async function takeBackup(plan: BackupPlan): Promise<Backup> {
  const { store, recipient, startedAt, now } = plan;
  const key = readPublicKey(recipient);
  if (!key) throw new Error('not a public key of age');
  await removeUnfinished(store);
  const id = backupIdOf(startedAt);
  try {
    const database = await copyDatabase(plan, key, id);
    const names = await namesToKeep(plan.dataDir);
    plan.progress?.('FOLDER', null);
    const tar = untilAborted(plan.signal, tarOf(plan.dataDir, names));
    const folder = await storePart(store, key, `${id}/folder.tar`, tar);
    const finishedAt = now();
    const backup = { format: 1, id, startedAt, finishedAt, recipient, database, folder } as const;
    plan.signal?.throwIfAborted();
    await publishBackup(store, backup);
    return backup;
  } catch (error) {
    await removeBackup(store, id).catch(() => {});
    throw error;
  }
}

async function copyDatabase(
  plan: BackupPlan,
  key: Buffer,
  id: string,
): Promise<Backup['database']> {
  const { store, replicationUrl, progress, signal } = plan;
  if (!replicationUrl) return null;
  const parts = new Map<string, Part>();
  const copied = await takeBaseBackup(replicationUrl, {
    label: `jixue ${id}`,
    progress: (done, whole) =>
      progress?.('DATABASE', whole === 0 ? null : Math.min(1, done / whole)),
    async take({ name, content }) {
      parts.set(name, await storePart(store, key, `${id}/${name}`, untilAborted(signal, content)));
    },
  });
  const [base, manifest] = [parts.get('base.tar'), parts.get('backup_manifest')];
  if (!base || !manifest) throw new Error('the server sent no whole backup');
  return { ...copied, base, manifest };
}

/** Of the running server, or of this machine alone. */
const leftOut = [/^postgres/, /^jixue\.lock/, /^\.write-probe/, /\.part$/, /\.draft$/];

async function namesToKeep(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir);
  return names.filter(
    (name) => name !== archiveFolder && !leftOut.some((pattern) => pattern.test(name)),
  );
}
