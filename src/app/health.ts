import type { FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { sameSecret } from '../platform/cryptography/index.ts';
import type { App } from '../platform/http/index.ts';
import type { AppOptions } from './app.ts';

const probe = { config: { access: 'everyone', vital: true } } as const;

/** Mounts /healthz (the process is alive), /readyz (the database answers) and /metrics (Prometheus). */
export function mountHealth(app: App, options: AppOptions): void {
  const { registry, read } = options.metrics ?? ownMetrics();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    };
    duration.observe(labels, reply.elapsedTime / 1000);
  });

  app.get('/healthz', probe, async () => ({ status: 'ok' }));

  app.get('/readyz', probe, async (_request, reply) => {
    try {
      await app.parts.fastLane.run({ name: 'ready', text: 'select 1' }, []);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database_unreachable' });
    }
  });

  app.get('/metrics', probe, async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) return reply.callNotFound();
    return reply.type(registry.contentType).send(await read());
  });
}

function ownMetrics(): NonNullable<AppOptions['metrics']> {
  const registry = new Registry();
  return { registry, read: () => registry.metrics() };
}

// A reverse proxy connects from loopback too, but request.ip is then the forwarded address.
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token && given) return sameSecret(given, token);
  return request.ip === '127.0.0.1' || request.ip === '::1';
}
