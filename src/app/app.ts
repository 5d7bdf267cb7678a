import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { recogniseSession, sessionCookie, sessions } from '../features/identity/index.ts';
import {
  type App,
  createServer,
  type Pressure,
  shedWhenBusy,
  showRefusedPages,
} from '../platform/http/index.ts';
import type { Parts } from '../platform/parts.ts';
import { answerErrors } from './errors.tsx';
import { features } from './features.ts';
import { mountHealth } from './health.ts';
import { renderPages } from './pages.ts';

export interface AppOptions {
  /** Who may read /metrics from elsewhere than this machine. */
  metricsToken?: string | undefined;
  /** Where this process measures and what /metrics shows, when it is one of several. */
  metrics?: { registry: Registry; read(): Promise<string> };
  /** Tells whether the process is at its limit, instead of its own gauge. */
  pressure?: () => Pressure;
  /** How often one address may ask for what is limited; 'off' for measurements and tests. */
  rateLimits?: 'on' | 'off';
}

/** The product as a server that listens nowhere yet: all features mounted in their order. */
export async function createApp(parts: Parts, options: AppOptions = {}): Promise<App> {
  const app = await createServer(parts, { rateLimits: options.rateLimits ?? 'on' });
  shedWhenBusy(app as unknown as FastifyInstance, { sessionCookie, pressure: options.pressure });
  await serveAssets(app);
  await app.register(sessions);
  showRefusedPages(app as unknown as FastifyInstance, (request) => recogniseSession(app, request));
  renderPages(app);
  answerErrors(app, features);
  mountHealth(app, options);
  for (const feature of features) feature.routes?.(app, homeContributions);
  return app;
}

const homeContributions = {
  homeList: features.flatMap((feature) => feature.homeList ?? []),
  homePanels: features.flatMap((feature) => feature.homePanels ?? []),
};

/** Built files carry a hash of their content in the name: they never change under it. */
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
