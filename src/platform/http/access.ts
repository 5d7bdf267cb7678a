import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Learner, Officer, Role } from '../../kernel/actor.ts';

/**
 * The roles that may use a route. The server does not start with a route that declares none
 * (`config: { access: ... }`). Policies decide on rows.
 */
export type Access = 'everyone' | 'signed-in' | readonly Role[];

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** False only where a signature protects the route (payment notification). */
    csrf?: boolean;
    /** The handler recognises the session itself, in a statement it runs anyway. */
    recognisesSession?: true;
  }
  interface FastifyRequest {
    actor: Actor | null;
  }
}

export interface ListedRoute {
  method: string;
  url: string;
  access: Access;
  /** Answered also by a process at its limit (shedding.ts). */
  vital: boolean;
  /** What it returns of the personal data of others; null for nothing. */
  discloses: string | null;
}

/** The person a request acts for. Only in routes whose access is not 'everyone'. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error('route without an actor: its access must not be everyone');
  return request.actor;
}

/** The officer a request acts for. Only in routes whose access names officers' roles alone. */
export function officerOf(request: FastifyRequest): Officer {
  const actor = actorOf(request);
  if (actor.role === 'LEARNER') throw new Error('a route for officers was opened to learners');
  return actor;
}

/** The learner a request acts for. Only in routes whose access is LEARNER alone. */
export function learnerOf(request: FastifyRequest): Learner {
  const actor = actorOf(request);
  if (actor.role !== 'LEARNER') throw new Error('a route for learners was opened to officers');
  return actor;
}

/** Collects every route with its access and enforces it; returns the list as it grows. */
export function enforceAccess(app: FastifyInstance): ListedRoute[] {
  const routes: ListedRoute[] = [];
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!access) throw new Error(`route ${route.method} ${route.url} does not say who may use it`);
    const vital = route.config?.vital !== undefined;
    const discloses = route.config?.discloses?.what ?? null;
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD') routes.push({ method, url: route.url, access, vital, discloses });
    }
  });
  // Before the body is read: who may not use a route has nothing read or kept of it.
  app.addHook('preParsing', async (request, reply) => {
    if (request.actor)
      request.actor = { ...request.actor, address: request.ip, requestId: request.id };
    if (isFormToKeep(request)) return;
    return refuseAccess(request, reply);
  });
  app.addHook('preHandler', async (request, reply) => {
    if (!request.actor) return refuseAccess(request, reply);
  });
  return routes;
}

/** The form of a session that ended idle is read, to be offered again after the log-in. */
function isFormToKeep({ idleAccountId, headers }: FastifyRequest): boolean {
  const type = headers['content-type'] ?? '';
  return idleAccountId !== null && type.startsWith('application/x-www-form-urlencoded');
}

async function refuseAccess(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { access, recognisesSession } = request.routeOptions.config;
  if (access === undefined || access === 'everyone' || recognisesSession) return;
  if (!request.actor) {
    const next = request.method === 'GET' ? request.url : (pathOfReferer(request) ?? '/');
    if (wantsJson(request))
      return reply.code(401).send({ error: 'signed_out', message: '登录已失效，请重新登录。' });
    return reply.redirect(`/login?next=${encodeURIComponent(pathOnly(next))}`, 303);
  }
  if (access !== 'signed-in' && !access.includes(request.actor.role)) return reply.callNotFound();
}

/** Whether the caller is a script (fetch) or another system, not a browser navigation. */
export function wantsJson({ url, headers }: FastifyRequest): boolean {
  const json = (header = '') => header.startsWith('application/json');
  return url.startsWith('/api/v1/') || json(headers.accept) || json(headers['content-type']);
}

const ours = 'http://local.invalid';

/**
 * The path and query of an address within the site, for a redirect; '/' for any other: another scheme, host
 * or user, however it is spelled.
 */
export function pathOnly(address: string): string {
  if (!URL.canParse(address, ours)) return '/';
  const { origin, username, password, pathname, search } = new URL(address, ours);
  const path = pathname + search;
  const inside = origin === ours && username === '' && password === '';
  return inside && /^\/(?![/\\])/.test(path) ? path : '/';
}

/** The path and query of the page that a request came from; null for another site's or none. */
export function pathOfReferer(request: FastifyRequest): string | null {
  const { referer } = request.headers;
  if (!referer || !URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  return host === request.host ? pathOnly(pathname + search) : null;
}
