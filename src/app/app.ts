import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { recogniseSession, sessionCookieOf, sessions } from '../features/identity/index.ts';
import {
  type App,
  createServer,
  type Pressure,
  shedWhenBusy,
  showRefusedPages,
  takeSearches,
} from '../platform/http/index.ts';
import type { Parts } from '../platform/parts.ts';
import { contributions } from './contributions.ts';
import { auditDisclosures } from './disclosures.ts';
import { answerErrors } from './errors.tsx';
import { features } from './features.ts';
import { mountHealth } from './health.ts';
import { mountInstallable } from './installable.tsx';
import { renderPages } from './pages.ts';

export interface AppOptions {
  /** Token that allows reading /metrics from other machines. */
  metricsToken?: string | undefined;
  /** The registry of this process, and what /metrics shows, when there are several processes. */
  metrics?: { registry: Registry; read(): Promise<string> };
  /** Replaces the gauge of the process's own load. */
  pressure?: () => Pressure;
  /** Request limits per address; 'off' for measurements and tests. */
  rateLimits?: 'on' | 'off';
}

/** Creates the server with all features mounted; it does not listen yet. */
export async function createApp(parts: Parts, options: AppOptions = {}): Promise<App> {
  const app = await createServer(parts, { rateLimits: options.rateLimits ?? 'on' });
  shedWhenBusy(app as unknown as FastifyInstance, {
    sessionCookie: sessionCookieOf(parts),
    pressure: options.pressure,
  });
  await serveAssets(app);
  await app.register(sessions);
  showRefusedPages(app as unknown as FastifyInstance, (request) => recogniseSession(app, request));
  auditDisclosures(app);
  renderPages(app);
  answerErrors(app, features);
  mountHealth(app, options);
  mountInstallable(app);
  takeSearches(app);
  for (const feature of features) feature.routes?.(app, contributions);
  return app;
}

/** Names of built files contain a hash of their content, so they are immutable. */
async function serveAssets(app: App): Promise<void> {
  const root = resolve('dist/client/assets');
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, { root, serve: false, immutable: true, maxAge: '365d' });
  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { access: 'everyone', vital: true } },
    (request, reply) => reply.sendFile(request.params['*']),
  );
}
