import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { StartupError } from '../platform/database/embedded/index.ts';
import type { App } from '../platform/http/index.ts';

interface Place {
  host: string;
  port: number;
}

/** Throws at once when the port is taken, before a city is built for nothing. */
export async function assertPortFree({ host, port }: Place): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    throw sentenceFor(error, { host, port });
  } finally {
    probe.close();
  }
}

// Thousands connect in the same second when an exam opens. Whoever finds no room is heard a second or
// more later, and may be somebody who saves an answer. The system's own limit (somaxconn) is as high.
const backlog = 4096;

/** Begins to serve and returns the port: the one asked for, or the free one found for 0. */
export async function listen(app: App, { host, port }: Place): Promise<number> {
  try {
    await app.listen({ host, port, backlog });
  } catch (error) {
    throw sentenceFor(error, { host, port });
  }
  return portOf(app.server) ?? port;
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : undefined;
}

function sentenceFor(error: unknown, { host, port }: Place): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `端口 ${port} 已被别的程序占用。请关闭那个程序，或用 PORT=其他端口 npm start 启动。`,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartupError(`无法在 ${host}:${port} 上提供服务。请检查 HOST 与 PORT 的设置。`);
  }
  return error;
}
