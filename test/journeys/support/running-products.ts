import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const folderIn = (demoCity: string) => join(demoCity, 'running');

/** Notes a product that outlives the files of its worker. */
export function noteProduct(demoCity: string, pid: number): void {
  mkdirSync(folderIn(demoCity), { recursive: true });
  writeFileSync(join(folderIn(demoCity), String(pid)), '');
}

/** Ends the products that were noted, and resolves when they are gone. */
export async function endNotedProducts(demoCity: string): Promise<void> {
  const folder = folderIn(demoCity);
  const running = existsSync(folder) ? readdirSync(folder).filter(isAlive) : [];
  for (const pid of running) process.kill(Number(pid), 'SIGTERM');
  while (running.some(isAlive)) await pause(50);
}

const isAlive = (pid: string) => existsSync(`/proc/${pid}`);
