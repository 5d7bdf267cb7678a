import { chmodSync, mkdirSync } from 'node:fs';

/**
 * Closes the data folder to other accounts of the machine. Where the database runs under an account of its own
 * (started as root) that account must pass through: then others may pass too, and what is private inside
 * carries its own mode.
 */
export function closeDataFolder(dataDir: string, { passable }: { passable: boolean }): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, passable ? 0o711 : 0o700);
}
