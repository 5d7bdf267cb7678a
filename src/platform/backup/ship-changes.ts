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

/** A file is renamed into place after its last byte; what is copied twice does no harm. */
const overlapMs = 60_000;
const stateName = 'files-shipped.json';

/**
 * Brings files that came since the last time to the store, so that a restored moment between two backups has them.
 * Returns their number.
 */
export async function shipFiles({ store, recipient, dataDir, now }: Shipping): Promise<number> {
  const at = now();
  const state = join(dataDir, stateName);
  const since = await readFile(state, 'utf8').then(
    (text) => new Date(JSON.parse(text).through).getTime() - overlapMs,
    () => at.getTime() - overlapMs,
  );
  const names = await filesSince(join(dataDir, 'files'), since);
  if (names.length > 0) {
    const tar = tarOf(join(dataDir, 'files'), names);
    await storePart(store, recipient, `${filesPrefix}${backupIdOf(at)}.tar`, tar);
  }
  const draft = `${state}.draft`;
  await writeFile(draft, `${JSON.stringify({ through: at.toISOString() })}\n`);
  await rename(draft, state);
  return names.length;
}

async function filesSince(folder: string, since: number): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const names: string[] = [];
  for (const one of found) {
    if (!one.isFile() || one.name.endsWith('.part')) continue;
    const path = join(one.parentPath, one.name);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (changed >= since) names.push(relative(folder, path));
  }
  return names;
}
