import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { AggregatorRegistry } from 'prom-client';
import { answerQuestions, type Prepared } from './worker-messages.ts';

const steadyAfterMs = 60_000;
const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Longer than any request may take. */
const stopPatienceMs = 30_000;

/**
 * The pause before a web process is restarted, ms, and before the next time: none at first, longer each time
 * it dies within a minute.
 */
export function pauseBeforeRestart(
  planned: number,
  livedMs: number,
): { now: number; next: number } {
  const now = livedMs >= steadyAfterMs ? 0 : planned;
  return { now, next: Math.min(Math.max(now * 2, firstPauseMs), longestPauseMs) };
}

export interface Workers {
  /** Resolves with the shared port when all workers serve for the first time. */
  serving: Promise<{ port: number }>;
  /** Ends all workers after their requests in progress. */
  stop(): Promise<void>;
}

/**
 * Runs web processes (forks of this one) on one port and restarts each that dies. For port 0 the first finds
 * a free one, which the others share.
 */
export function startWorkers(
  count: number,
  prepared: Prepared,
  say: (line: string) => void,
): Workers {
  const metrics = new AggregatorRegistry();
  const stopping = new AbortController();
  const measure = () => metrics.clusterMetrics();
  const listening = new Set<Worker>();
  let asked = prepared.port;
  let found = asked;

  const keepRunning = async (serves: () => void) => {
    let planned = 0;
    while (!stopping.signal.aborted) {
      const startedAt = performance.now();
      const worker = cluster.fork();
      answerQuestions(worker, { prepared: { ...prepared, port: asked }, measure });
      worker.once('listening', ({ port }) => {
        found = port;
        listening.add(worker);
        serves();
      });
      const [code, signal] = await once(worker, 'exit');
      listening.delete(worker);
      // When the last one dies the free port is released: the next ones ask for the same port.
      if (listening.size === 0) asked = found;
      if (stopping.signal.aborted) return;
      const wait = pauseBeforeRestart(planned, performance.now() - startedAt);
      planned = wait.next;
      say(`网页进程 ${worker.process.pid} 意外退出（${signal ?? code}），正在重新启动…`);
      await pause(wait.now, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  const slots = Array.from({ length: count }, () => {
    const { promise: serving, resolve } = Promise.withResolvers<void>();
    return { serving, ended: keepRunning(resolve) };
  });
  return {
    serving: Promise.all(slots.map(({ serving }) => serving)).then(() => ({ port: found })),
    async stop() {
      stopping.abort();
      const workers = Object.values(cluster.workers ?? {}) as Worker[];
      for (const worker of workers) worker.process.kill('SIGTERM');
      const force = setTimeout(() => {
        for (const worker of workers) worker.process.kill('SIGKILL');
      }, stopPatienceMs);
      await Promise.all(slots.map(({ ended }) => ended));
      clearTimeout(force);
    },
  };
}
