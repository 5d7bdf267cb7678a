import type { AppOptions } from './app.ts';
import { createApp } from './app.ts';
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
  setAddress(addressOf(config.host, await listen(app, config)));
  return parts.publicUrl();
}

/** The address of the product on this machine. */
export function addressOf(host: string, port: number): string {
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}
