import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { archiveFolder } from '../database/embedded/index.ts';
import type { Storage } from '../storage/index.ts';
import { backupIdOf } from './catalogue.ts';
import { storePart } from './parts.ts';
import { tarOf } from './tar.ts';

/** Folders of the store beside the backups. */
export const walPrefix = 'wal/';
export const filesPrefix = 'files/';

interface Shipping {
  store: Storage;
  recipient: Buffer;
  dataDir: string;
  now(): Date;
}

/** Brings finished pieces of the log to the store and removes them here; returns their number. */
export async function shipLog({ store, recipient, dataDir }: Shipping): Promise<number> {
  const folder = join(dataDir, archiveFolder);
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.endsWith('.part'));
  for (const name of names.sort()) {
    const path = join(folder, name);
    await storePart(store, recipient, `${walPrefix}${name}`, createReadStream(path));
    await rm(path);
  }
  return names.length;
}

/** A file is renamed into place after its last byte: it may be older than the moment it came. */
const overlapMs = 60_000;
const stateName = 'files-shipped.json';

interface Shipped {
  through: string;
  /** Of the overlap: when each was changed, so that none is brought twice. */
  recent: Record<string, number>;
}

/**
 * Brings files that came since the last time to the store, so that a restored moment between two backups has them.
 * Returns their number.
 */
export async function shipFiles({ store, recipient, dataDir, now }: Shipping): Promise<number> {
  const at = now();
  const state = join(dataDir, stateName);
  const { through, recent } = await readFile(state, 'utf8').then(
    (text): Shipped => ({ recent: {}, ...JSON.parse(text) }),
    () => ({ through: at.toISOString(), recent: {} }) as Shipped,
  );
  const found = await filesSince(join(dataDir, 'files'), Date.parse(through) - overlapMs);
  const names = Object.keys(found).filter((name) => recent[name] !== found[name]);
  if (names.length > 0) {
    const tar = tarOf(join(dataDir, 'files'), names);
    await storePart(store, recipient, `${filesPrefix}${backupIdOf(at)}.tar`, tar);
  }
  const draft = `${state}.draft`;
  const shipped: Shipped = { through: at.toISOString(), recent: found };
  await writeFile(draft, `${JSON.stringify(shipped)}\n`, { mode: 0o600 });
  await rename(draft, state);
  return names.length;
}

/** The files changed since, each with the moment in milliseconds. */
async function filesSince(folder: string, since: number): Promise<Record<string, number>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const found: Record<string, number> = {};
  for (const one of entries) {
    if (!one.isFile() || one.name.endsWith('.part')) continue;
    const path = join(one.parentPath, one.name);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (changed >= since) found[relative(folder, path)] = changed;
  }
  return found;
}
