import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { App } from '../../../platform/http/index.ts';
import { AccessibilityPage } from '../pages/accessibility-page.tsx';
import { EnvironmentPage } from '../pages/environment-page.tsx';
import { sampleBytes } from '../rules/environment.ts';

const everyone = { access: 'everyone' } as const;
const SampleQuery = z.object({ bytes: z.coerce.number().int().min(1).max(sampleBytes).optional() });

/** The check of computer and line (notice part 2), and the statement of accessibility: for everybody. */
export function environmentRoutes(app: App): void {
  const { clock } = app.parts;
  // Random, so that no proxy makes it smaller on the way.
  const sample = randomBytes(sampleBytes);

  app.get('/environment', { config: everyone }, async (_request, reply) =>
    reply.page(<EnvironmentPage />),
  );

  app.get(
    '/environment/sample',
    {
      config: { ...everyone, rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: { querystring: SampleQuery },
    },
    async (request, reply) =>
      reply
        .type('application/octet-stream')
        .header('cache-control', 'no-store')
        .header('x-server-time', String(clock.now().getTime()))
        .send(sample.subarray(0, request.query.bytes ?? sampleBytes)),
  );

  app.get('/accessibility', { config: everyone }, async (_request, reply) =>
    reply.page(<AccessibilityPage />),
  );
}
