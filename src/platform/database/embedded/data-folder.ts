import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { processStart } from './process-identity.ts';
import { StartupError } from './startup-error.ts';

interface Holder {
  pid: number;
  start: string;
}

/** Creates the data folder if it is missing; says plainly when this account may not. */
export function prepareDataFolder(dataDir: string): void {
  try {
    // The database runs under an account of its own below this folder, so others may pass through;
    // whatever is private in here carries its own mode.
    createFolder(dataDir);
    const probe = join(dataDir, `.write-probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `数据文件夹 ${dataDir} 不能写入（${code}）。请检查它的所有者和权限，或用 DATA_DIR 指定另一个文件夹。`,
    );
  }
}

// Folder by folder: the recursive mkdirSync of Node never returns where the file system answers
// ENOENT to a folder whose parent exists, as below /proc.
function createFolder(folder: string): void {
  if (existsSync(folder)) return;
  createFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * Takes the data folder for this process and returns the function that gives it back. A lock left
 * behind by a process that is gone is taken over; a live one is refused with a StartupError.
 */
export function lockDataFolder(dataDir: string): () => void {
  const lockFile = join(dataDir, 'jixue.lock');
  const mine = `${JSON.stringify({ pid: process.pid, start: processStart(process.pid) })}\n`;
  while (!createWhole(lockFile, mine, 0o644)) takeAwayIfStale(lockFile, dataDir);
  return () => {
    if (readIfPresent(lockFile) === mine) rmSync(lockFile, { force: true });
  };
}

/** Generates the password of the embedded database on first use; later returns the stored one. */
export function databasePassword(dataDir: string): string {
  const file = join(dataDir, 'secrets', 'database-password');
  mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new StartupError(
      `数据文件夹里有数据库，却没有它的密码文件 ${file}。请从备份恢复这个文件后再启动。`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  createWhole(file, `${password}\n`, 0o600);
  return password;
}

/** Creates a file with its whole content or not at all; false if it is there already. */
function createWhole(file: string, content: string, mode: number): boolean {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, content, { mode, flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function takeAwayIfStale(lockFile: string, dataDir: string): void {
  const content = readIfPresent(lockFile);
  if (content === undefined) return;
  const holder = parseHolder(content);
  if (holder && processStart(holder.pid) === holder.start) {
    throw new StartupError(
      `数据文件夹 ${dataDir} 正由另一个继学进程（进程号 ${holder.pid}）使用。请先停止那个进程，或用 DATA_DIR 指定另一个文件夹。`,
    );
  }
  // Two starters may find the same stale lock. Moving it aside is atomic: whoever finds that he
  // moved the fresh lock of the other puts it back and then meets it in the next round.
  const aside = `${lockFile}.${process.pid}.stale`;
  try {
    renameSync(lockFile, aside);
  } catch {
    return;
  }
  const moved = readIfPresent(aside);
  if (moved !== undefined && moved !== content) createWhole(lockFile, moved, 0o644);
  rmSync(aside, { force: true });
}

function parseHolder(content: string): Holder | undefined {
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return undefined;
  }
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
