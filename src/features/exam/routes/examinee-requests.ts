import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../../platform/http/index.ts';
import { createRateCounter } from '../rules/rate-counter.ts';
import { lateAfterMs, type ServedRequests } from '../rules/start-queue.ts';

export interface ServedExaminees {
  read(): ServedRequests;
  /** Counts what came by an exam line. */
  note(ms: number): void;
}

/** Measures how this process serves examinees. Call before the routes are mounted. */
export function measureExamineeRequests(app: App): ServedExaminees {
  const requests = createRateCounter();
  const late = createRateCounter();
  const note = (ms: number) => {
    requests.add(1);
    if (ms > lateAfterMs) late.add(1);
  };
  app.addHook('onRoute', (route) => {
    // A line is open for an hour: what travels on it is counted, not its end.
    if (!route.url.startsWith('/attempts/') || route.url.endsWith('/line')) return;
    route.onResponse = [
      route.onResponse ?? [],
      async (_request: FastifyRequest, reply: FastifyReply) => note(reply.elapsedTime),
    ].flat();
  });
  return { read: () => ({ requests: requests.lately(), late: late.lately() }), note };
}
