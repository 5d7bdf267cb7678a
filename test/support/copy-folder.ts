import { spawnSync } from 'node:child_process';

/** Copies a folder with owners and modes, into one that may be there already. */
export function copyFolder(from: string, to: string): void {
  const copy = spawnSync('cp', ['-a', `${from}/.`, `${to}/`], { encoding: 'utf8' });
  if (copy.status !== 0) throw new Error(copy.stderr);
}
