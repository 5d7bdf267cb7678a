import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { escapeHtml } from '../../../kernel/html.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { sendStoredFile } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordReport } from '../commands/record-report.ts';
import { findOpened } from '../queries/attempts.ts';
import { cmiFor } from '../rules/cmi.ts';
import { typeOfFile } from '../rules/package.ts';

/** What a package reports at once; its suspend data has 64,000 signs. */
const largestReport = 512 * 1024;

export interface PackageServerOptions {
  /** The address of the player's script. */
  script: string;
  preload: readonly string[];
}

/**
 * The origin of packages: their player, files and reports, and nothing else. It knows no session and no cookie;
 * a frame is known by the token in its address, which ends when another is opened. What a package does stays
 * within its origin.
 */
export async function createPackageServer(
  parts: Parts,
  { script, preload }: PackageServerOptions,
): Promise<FastifyInstance> {
  const server = Fastify({ logger: false, bodyLimit: largestReport, trustProxy: 'loopback' });
  server.addHook('onRequest', async (_request, reply) => {
    reply
      .header('content-security-policy', policyFor(parts.publicUrl()))
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'private, no-store');
  });
  const assets = resolve('dist/client/assets');
  if (existsSync(assets))
    await server.register(fastifyStatic, { root: assets, prefix: '/assets/' });
  // Some send their last report as text.
  server.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  const openedBy = (token: string) => findOpened(parts.db, hashToken(token));

  server.get<{ Params: { token: string } }>('/:token/player', async (request, reply) => {
    const opened = await openedBy(request.params.token);
    if (!opened) return reply.code(404).send('');
    const learner = { id: opened.accountId, name: '学员' };
    const props = {
      version: opened.package.version,
      entry: `files/${opened.package.entry}`,
      cmi: cmiFor(opened.package.version, opened, learner),
    };
    return reply.type('text/html; charset=utf-8').send(playerPage(props, { script, preload }));
  });

  server.get<{ Params: { token: string; '*': string } }>(
    '/:token/files/*',
    async (request, reply) => {
      const opened = await openedBy(request.params.token);
      const name = request.params['*'];
      if (!opened || name.split('/').includes('..')) return reply.code(404).send('');
      const key = `${opened.package.key}/${name}`;
      if ((await parts.storage.size(key)) === null) return reply.code(404).send('');
      return sendStoredFile(parts.storage, request, reply, { key, type: typeOfFile(name) });
    },
  );

  server.post<{ Params: { token: string } }>('/:token/report', async (request, reply) => {
    const cmi = reportOf(request.body);
    if (!cmi) return reply.code(400).send({ result: 'false', errorCode: 101 });
    const isWritten = await recordReport(parts, request.params.token, cmi);
    if (!isWritten) return reply.code(409).send({ result: 'false', errorCode: 101 });
    return reply.send({ result: 'true', errorCode: 0 });
  });
  return server;
}

function reportOf(body: unknown): Record<string, unknown> | null {
  try {
    const value = typeof body === 'string' ? JSON.parse(body) : body;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Packages bring their own scripts, also inline; nothing is fetched from or sent to elsewhere. */
function policyFor(publicUrl: string): string {
  const own = "'self' data: blob:";
  return [
    `default-src ${own} 'unsafe-inline' 'unsafe-eval'`,
    `connect-src ${own}`,
    "form-action 'self'",
    "base-uri 'self'",
    "object-src 'none'",
    `frame-ancestors 'self' ${new URL(publicUrl).origin} http://localhost:* http://127.0.0.1:*`,
  ].join('; ');
}

function playerPage(props: object, { script, preload }: PackageServerOptions): string {
  const json = JSON.stringify(props).replaceAll('<', '\\u003c');
  const preloads = preload
    .map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}">`)
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>互动课件</title>${preloads}
<style>html,body{margin:0;height:100%;font-family:system-ui,sans-serif}iframe{border:0;width:100%;height:100%;display:block}[data-island]{height:100%}p{margin:1rem}</style></head>
<body><div data-island="package-player"><script type="application/json" data-props>${json}</script><p role="status">正在打开…</p></div>
<script type="module" src="${escapeHtml(script)}"></script></body></html>`;
}
