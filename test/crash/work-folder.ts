import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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
  /** Copies the logs of the processes to test/artifacts/crash. */
  keepLogs(): void;
  remove(): void;
}

/** Room for 200 rounds; a full disk is made by filling what is left of it. */
const mountOptions = ['-t', 'tmpfs', '-o', 'size=384m,mode=755', 'jixue-crash'];

/** Makes the folder, with the product as it is built now: a later build does not disturb the run. */
export async function createWorkFolder(): Promise<WorkFolder> {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'jixue-crash-')));
  // The database runs under an account of its own below this folder.
  chmodSync(path, 0o755);
  const product = join(path, 'product');
  const database = join(path, 'database');
  for (const folder of [product, database, join(product, 'content')]) mkdirSync(folder);
  cpSync(resolve('dist'), join(product, 'dist'), { recursive: true });
  for (const name of ['node_modules', 'db', 'src']) symlinkSync(resolve(name), join(product, name));
  const small = mountSmall(database) ?? (await mountApart(database));
  return {
    path,
    product,
    database: small?.folder ?? database,
    small: small !== null,
    keepLogs() {
      const kept = resolve('test', 'artifacts', 'crash');
      mkdirSync(kept, { recursive: true });
      for (const name of readdirSync(path).filter((file) => file.endsWith('.log')))
        cpSync(join(path, name), join(kept, name));
    },
    remove() {
      small?.unmount();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

interface SmallFileSystem {
  folder: string;
  unmount(): void;
}

/** A file system in memory; null where this account may not mount one. */
function mountSmall(folder: string): SmallFileSystem | null {
  if (process.getuid?.() !== 0) return null;
  if (spawnSync('mount', [...mountOptions, folder]).status !== 0) return null;
  return { folder, unmount: () => spawnSync('umount', ['--lazy', folder]) };
}

/**
 * The same for any account, where the system allows name spaces: a process holds it, and it is reached
 * through that process's root. Null where that is not allowed either.
 */
async function mountApart(folder: string): Promise<SmallFileSystem | null> {
  // It ends with its input, so also when this process is killed.
  const script = 'mount "$@" && echo mounted && exec cat';
  const holder = spawn('unshare', ['-rm', 'sh', '-c', script, 'sh', ...mountOptions, folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  holder.on('error', () => {});
  const mounted = await Promise.race([
    once(holder.stdout, 'data').then(() => true),
    once(holder, 'close').then(
      () => false,
      () => false,
    ),
  ]);
  if (!mounted) return null;
  return { folder: `/proc/${holder.pid}/root${folder}`, unmount: () => holder.kill('SIGKILL') };
}
