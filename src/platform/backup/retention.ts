import type { Storage } from '../storage/index.ts';
import { type Backup, listBackups, removeBackup, segmentOf } from './catalogue.ts';
import { partSuffix } from './parts.ts';
import { filesPrefix, walPrefix } from './ship-changes.ts';

/**
 * Removes all but the newest `keep` backups, and the log and files that only older ones need. Called after a new
 * backup is whole, never before. Returns the ids removed.
 */
export async function removeOldBackups(store: Storage, keep: number): Promise<string[]> {
  const backups = await listBackups(store);
  const old = backups.slice(0, Math.max(0, backups.length - keep));
  for (const { id } of old) await removeBackup(store, id);
  const oldest = backups[old.length];
  if (oldest) await removeUnneeded(store, oldest);
  return old.map(({ id }) => id);
}

async function removeUnneeded(store: Storage, oldest: Backup): Promise<void> {
  if (oldest.database) {
    // Histories of timelines stay: they are small, and every recovery may ask for them.
    const first = segmentOf(oldest.database.timeline, oldest.database.startLsn).slice(8);
    for (const key of await store.list(walPrefix)) {
      const name = key.slice(walPrefix.length, -partSuffix.length);
      if (/^[\dA-F]{24}/.test(name) && name.slice(8, 24) < first) await store.remove(key);
    }
  }
  for (const key of await store.list(filesPrefix))
    if (key.slice(filesPrefix.length) < oldest.id) await store.remove(key);
}
