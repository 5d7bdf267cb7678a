import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Cell, hashToken, newToken } from '../cryptography/index.ts';
import { findRefusedPage, insertRefusedPage, takeRefusedPage } from '../database/refused-pages.ts';
import { pathOfReferer, pathOnly, wantsJson } from './access.ts';
import { csrfCookieOf } from './cookies.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** The status of the page that a 303 leads to, when a form was refused. */
    refusedStatus: number | null;
    /** The status of the page that was kept for the address of a 303, refused or not. */
    keptStatus: number | null;
  }
}

/** The parameters that name a kept page: of a refusal, of a result, and of a secret, deleted with the first look. */
const parameters = { refusal: 'refused', result: 'answer', secret: 'once' } as const;
type Parameter = (typeof parameters)[keyof typeof parameters];

/** Whether a parameter of an address names a kept page, so is nothing that a person asked for. */
export const namesKeptPage = (name: string): boolean =>
  Object.values<string>(parameters).includes(name);

const keptMinutes = 30;
// An office behind one address types less; more would fill the table.
const mostAMinute = 60;

interface KeptPage {
  status: number;
  html: string;
  /** The nonce of its scripts, replaced by the one of the answer that shows it. */
  nonce: string;
}

/**
 * Keeps the page that answers a submitted form, a refusal or a result, and returns the address that shows it:
 * that of the form, with a token (docs/adr/0009). Null when the page must be the answer itself: for a script,
 * without a database, or when too many are kept.
 */
export async function keepRefusedPage(
  app: FastifyInstance,
  reply: FastifyReply,
  html: string,
  secret: boolean,
): Promise<string | null> {
  const { request, statusCode: status } = reply;
  const browserHash = browserOf(request);
  if (!answersForm(reply) || !browserHash) return null;
  const { db, cipher, clock, log } = app.parts;
  const token = newToken();
  const at = clock.now();
  const page: KeptPage = { status, html, nonce: reply.cspNonce?.script ?? '' };
  const { refusal, result } = parameters;
  const parameter = secret ? parameters.secret : status < 400 ? result : refusal;
  const row = {
    tokenHash: hashOf(parameter, token),
    browserHash,
    sourceHash: cipher.index(request.actor?.sessionId ?? request.ip),
    pageCipher: cipher.encrypt(
      deflateRawSync(JSON.stringify(page)).toString('base64'),
      pageCell(hashOf(parameter, token)),
    ),
    at,
    expiresAt: new Date(at.getTime() + keptMinutes * 60_000),
  };
  try {
    if (!(await insertRefusedPage(db, row, mostAMinute))) return null;
  } catch (error) {
    log.warn({ error, id: request.id }, 'a refused page could not be kept');
    return null;
  }
  reply.keptStatus = status;
  if (status >= 400) reply.refusedStatus = status;
  return withToken(addressOfForm(request), parameter, token);
}

/**
 * Answers a GET that names a kept page with that page and its status. An unknown or expired token, or one of
 * another browser or session, redirects to the address without it, as does a second look at a secret.
 * `recognise` sets the actor on routes that recognise the session themselves.
 */
export function showRefusedPages(
  app: FastifyInstance,
  recognise: (request: FastifyRequest) => Promise<void>,
): void {
  app.decorateReply('refusedStatus', null);
  app.decorateReply('keptStatus', null);
  app.addHook('onRequest', async (request, reply) => {
    const query = request.query as Record<string, unknown> | undefined;
    const parameter = Object.values(parameters).find((one) => query?.[one] !== undefined);
    if (request.method !== 'GET' || !parameter) return;
    if (request.routeOptions.config.recognisesSession) await recognise(request);
    const page = await loadPage(app, request, parameter);
    if (!page) {
      if (parameter === parameters.secret)
        reply.flash('info', '刚才的代码或密钥只显示一次，现在不能再查看；没有记下的，请重新生成。');
      return reply.redirect(withoutToken(request.url), 303);
    }
    return reply
      .code(page.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page.html.replaceAll(page.nonce, reply.cspNonce.script));
  });
}

async function loadPage(
  app: FastifyInstance,
  request: FastifyRequest,
  parameter: Parameter,
): Promise<KeptPage | null> {
  const { db, cipher, clock } = app.parts;
  const browserHash = browserOf(request);
  if (!browserHash) return null;
  const token = String((request.query as Record<string, unknown>)[parameter]);
  const key = { tokenHash: hashOf(parameter, token), browserHash };
  const load = parameter === parameters.secret ? takeRefusedPage : findRefusedPage;
  const sealed = await load(db, key, clock.now());
  if (!sealed) return null;
  const page = cipher.decrypt(sealed, pageCell(key.tokenHash));
  return JSON.parse(inflateRawSync(Buffer.from(page, 'base64')).toString('utf8'));
}

const pageCell = (tokenHash: string): Cell => ({
  table: 'refused_pages',
  column: 'page_cipher',
  row: tokenHash,
});

// With the parameter: under another one, a secret would outlast its first look.
const hashOf = (parameter: Parameter, token: string) => hashToken(`${parameter} ${token}`);

/** Whether a reply is the page that answers a submitted form, which Back would submit again. */
function answersForm({ request, statusCode }: FastifyReply): boolean {
  const safe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (safe || wantsJson(request) || request.routeOptions.config.csrf === false) return false;
  return statusCode === 200 || (statusCode >= 400 && statusCode !== 503);
}

// The session and its role: after logging out or switching roles the page is no longer shown.
function browserOf({ cookies, actor, server }: FastifyRequest): string | null {
  const secret = cookies[csrfCookieOf(server.parts)];
  return secret ? hashToken([secret, actor?.sessionId, actor?.role].join(' ')) : null;
}

/** The page of a form; else the form's address, if it is a page; else the home page. */
export function addressOfForm(request: FastifyRequest): string {
  const from = pathOfReferer(request);
  if (from !== null) return withoutToken(from);
  const { url } = request.routeOptions;
  return url && request.server.hasRoute({ method: 'GET', url }) ? pathOnly(request.url) : '/';
}

function withToken(address: string, parameter: string, token: string): string {
  const url = new URL(withoutToken(address), 'http://local.invalid');
  url.searchParams.set(parameter, token);
  return url.pathname + url.search;
}

function withoutToken(address: string): string {
  const url = new URL(pathOnly(address), 'http://local.invalid');
  for (const parameter of Object.values(parameters)) url.searchParams.delete(parameter);
  return url.pathname + url.search;
}
