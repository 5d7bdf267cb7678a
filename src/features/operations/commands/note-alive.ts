import { hostname } from 'node:os';
import type { Parts } from '../../../platform/parts.ts';
import { noteProcess } from '../queries/processes.ts';

/** Notes that this process lives. No audit: nobody did anything. */
export async function noteAlive({ db, clock, installation }: Parts): Promise<void> {
  const now = clock.now();
  await noteProcess(db, {
    id: `${hostname()}:${process.pid}`,
    startedAt: new Date(now.getTime() - Math.round(process.uptime() * 1000)),
    seenAt: now,
    version: installation.version,
    memory: process.memoryUsage.rss(),
  });
}
