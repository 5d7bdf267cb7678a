import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../../platform/http/index.ts';
import { createRateCounter } from '../rules/rate-counter.ts';
import { lateAfterMs, type ServedRequests } from '../rules/start-queue.ts';

/** Measures how this process serves examinees. Call before the routes are mounted. */
export function measureExamineeRequests(app: App): () => ServedRequests {
  const requests = createRateCounter();
  const late = createRateCounter();
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/attempts/')) return;
    route.onResponse = [
      route.onResponse ?? [],
      async (_request: FastifyRequest, reply: FastifyReply) => {
        requests.add(1);
        if (reply.elapsedTime > lateAfterMs) late.add(1);
      },
    ].flat();
  });
  return () => ({ requests: requests.lately(), late: late.lately() });
}
