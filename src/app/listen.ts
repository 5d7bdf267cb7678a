import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { StartupError } from '../platform/database/embedded/index.ts';
import type { App } from '../platform/http/index.ts';

interface Place {
  host: string;
  port: number;
}

/** Throws a `StartupError` when the port is taken, before the demo city is built. */
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

// Thousands connect in the same second when an exam opens; a connection beyond the backlog waits a second or
// more, even for saving an answer. The system's limit (somaxconn) is as high.
const backlog = 4096;

/** Starts to listen and returns the port, which for 0 is a free one. Throws `StartupError`. */
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

/** Returns what an operator should know before the product is reachable, a sentence each. */
export function warnings(config: {
  host: string;
  publicUrl: string | undefined;
  clamd: string | undefined;
}): string[] {
  const said: string[] = [];
  const local = /^(127\.|localhost$|::1$)/.test(config.host);
  if (!local && !config.publicUrl?.startsWith('https:'))
    said.push(
      `警告：正在 ${config.host} 上提供没有加密的服务，密码和证件号码会明文经过网络。请在前面加 TLS（反向代理），并把 PUBLIC_URL 设为 https 网址。`,
    );
  if (!config.clamd) said.push('没有设置 CLAMD_SOCKET：上传的文件不做病毒检查。');
  return said;
}
