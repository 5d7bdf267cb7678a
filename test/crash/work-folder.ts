import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Everything a run writes, in one place that is cleared away at its end. */
export interface WorkFolder {
  path: string;
  /** A copy of the built product: its working directory. Without courses, so that it starts at once. */
  product: string;
  /** For the cluster. */
  database: string;
  /** Whether `database` is a small file system of its own, so that it can be filled. */
  small: boolean;
  remove(): void;
}

/** Room for 200 rounds; a full disk is made by filling what is left of it. */
const databaseSize = '640m';

/** Makes the folder, with the product as it is built now: a later build does not disturb the run. */
export function createWorkFolder(): WorkFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'jixue-crash-')));
  // The database runs under an account of its own below this folder.
  chmodSync(path, 0o755);
  const product = join(path, 'product');
  const database = join(path, 'database');
  for (const folder of [product, database, join(product, 'content')]) mkdirSync(folder);
  cpSync(resolve('dist'), join(product, 'dist'), { recursive: true });
  for (const name of ['node_modules', 'db']) symlinkSync(resolve(name), join(product, name));
  const small = mountSmall(database);
  return {
    path,
    product,
    database,
    small,
    remove() {
      if (small) spawnSync('umount', ['--lazy', database]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A file system in memory; false where this account may not mount one. */
function mountSmall(folder: string): boolean {
  if (process.getuid?.() !== 0) return false;
  const options = ['-t', 'tmpfs', '-o', `size=${databaseSize},mode=755`, 'jixue-crash', folder];
  return spawnSync('mount', options).status === 0 && readdirSync(folder).length === 0;
}
