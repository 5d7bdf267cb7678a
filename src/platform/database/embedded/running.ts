import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasePassword } from './data-folder.ts';
import { processStart } from './process-identity.ts';

/** Connections to the embedded database of a product that runs on the folder; null when none does. */
export function findRunningServer(dataDir: string): { owner: string; admin: string } | null {
  const owner = findRunningDatabase(dataDir);
  if (!owner) return null;
  const admin = new URL(owner);
  admin.username = 'postgres';
  admin.pathname = '/postgres';
  return { owner, admin: admin.href };
}

/** The connection to the embedded database of a product that runs on the folder; null when none does. */
export function findRunningDatabase(dataDir: string): string | null {
  const lock = read(join(dataDir, 'jixue.lock'));
  const port = read(join(dataDir, 'postgres', 'postmaster.pid'))?.split('\n')[3];
  if (!lock || !port) return null;
  const { pid, start } = JSON.parse(lock) as { pid: number; start: string };
  if (processStart(pid) !== start) return null;
  return `postgres://jixue:${databasePassword(dataDir)}@127.0.0.1:${Number(port)}/jixue`;
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
