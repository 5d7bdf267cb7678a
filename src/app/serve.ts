import { createPackageServer } from '../features/packages/index.ts';
import type { AppOptions } from './app.ts';
import { createApp } from './app.ts';
import { findAssets } from './assets.ts';
import type { Config } from './config.ts';
import { listen } from './listen.ts';
import type { OpenedParts } from './open-parts.ts';
import type { Shutdown } from './shutdown.ts';

/** Time for requests in progress when the product ends; then their connections are closed. */
const closePatienceMs = 15_000;

const noLimits: AppOptions = { rateLimits: 'off', pressure: () => 'CALM' };

/** Starts jobs and the server; returns the address for people on this machine. */
export async function serve(
  opened: OpenedParts,
  config: Config,
  shutdown: Shutdown,
  metrics?: AppOptions['metrics'],
): Promise<string> {
  const { parts, jobParts, jobs, setAddress } = opened;
  await jobs.start(jobParts);
  const app = await createApp(parts, {
    metricsToken: config.metricsToken,
    ...(config.limits === 'off' ? noLimits : {}),
    ...(metrics ? { metrics } : {}),
  });
  shutdown.add(async () => {
    const force = setTimeout(() => app.server.closeAllConnections(), closePatienceMs);
    await app.close();
    clearTimeout(force);
  });
  const port = await listen(app, config);
  setAddress(addressOf(config.host, port));
  await servePackages(opened, { ...config, port }, shutdown);
  return parts.publicUrl();
}

/** Serves SCORM packages on an origin of their own: the port asked for, else the next one or a free one. */
async function servePackages(
  { parts, setPackageOrigin }: OpenedParts,
  { host, port, packages }: Config,
  shutdown: Shutdown,
): Promise<void> {
  const player = findAssets().island('package-player');
  const open = async (wanted: number) => {
    const server = await createPackageServer(parts, { ...player, script: player.src });
    await server.listen({ host, port: wanted });
    return server;
  };
  const isTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const server = await open(packages.port ?? Math.min(port + 1, 65_535)).catch((error) => {
    if (packages.port !== null || !isTaken(error)) throw error;
    return open(0);
  });
  shutdown.add(async () => {
    server.server.closeAllConnections();
    await server.close();
  });
  const bound = server.server.address();
  if (typeof bound === 'object' && bound) setPackageOrigin(addressOf(host, bound.port));
}

/** The address of the product on this machine. */
export function addressOf(host: string, port: number): string {
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}
