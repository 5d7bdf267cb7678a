import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
} from 'fastify';
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { ComponentChild } from 'preact';
import type { RefusalTable } from '../../kernel/refusal.ts';
import type { Parts } from '../parts.ts';
import { enforceAccess, type ListedRoute } from './access.ts';
import { guardBodies } from './bodies.ts';
import { csrfCookieOf, isHttps } from './cookies.ts';
import { addHeaders } from './headers.ts';
import { sharedLimits } from './shared-limits.ts';
import { refuseUnwritable } from './unwritable.ts';
import { acceptUploads } from './uploads.ts';

declare module 'fastify' {
  interface FastifyInstance {
    parts: Parts;
    routeList: ListedRoute[];
    /** The refusals of all features. */
    refusals: RefusalTable;
  }
  interface FastifyRequest {
    /** The code of the refusal that answers the request, for its canonical line. */
    refusal: string | null;
    /** The id of the session of the cookie, live or ended; 'visitor' without one. CSRF tokens are bound to it. */
    sessionBinding: string;
  }
  interface FastifyReply {
    /** Shows a sentence once on the next page. */
    flash(tone: 'success' | 'info' | 'warning' | 'error', text: string): FastifyReply;
    /**
     * Renders a page for the viewer. Set the status first with `reply.code()`. `once`: it shows a secret, so
     * nothing of it is kept after the first look (ADR 9).
     */
    page(content: ComponentChild, shown?: 'once'): Promise<FastifyReply>;
  }
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Creates a server with security headers, cookies, CSRF protection, access control and rate limits. */
export async function createServer(
  parts: Parts,
  { rateLimits = 'on' }: { rateLimits?: 'on' | 'off' } = {},
): Promise<App> {
  const app = Fastify({
    loggerInstance: parts.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // Only a reverse proxy on the same machine may forward the client's address.
    trustProxy: 'loopback',
    bodyLimit: 1_048_576,
    // A form with its files over a slow line; Node's own limit is off in Fastify.
    requestTimeout: 300_000,
    http: { headersTimeout: 20_000 },
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('parts', parts);
  app.decorateRequest('actor', null);
  app.decorateRequest('refusal', null);
  app.decorateRequest('sessionBinding', 'visitor');
  const gateways = [...parts.paymentGateways.values()];
  const formOrigins = new Set(gateways.flatMap((one) => one.formOrigins));

  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameSrc: ["'self'", () => parts.packageOrigin() ?? "'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        // The pay button leads to the provider's page, by a redirect or a form of its own.
        formAction: ["'self'", ...formOrigins],
        frameAncestors: ["'none'"],
      },
    },
    // An error page returns to the page its form came from (refused-pages.ts).
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: isHttps(parts.publicUrl())
      ? { maxAge: 31_536_000, includeSubDomains: false }
      : false,
  });
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // For an exam sheet quality 4 saves 5% in seven times the time.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
  });
  addHeaders(app as unknown as FastifyInstance);
  await app.register(cookie);
  await app.register(formbody);
  guardBodies(app as unknown as FastifyInstance);
  await acceptUploads(app as unknown as FastifyInstance);
  // Without a database these routes cannot do anything that needs protection.
  await app.register(rateLimit, {
    global: false,
    store: sharedLimits(parts.db),
    skipOnError: true,
    ...(rateLimits === 'off' && { allowList: () => true }),
  });
  await app.register(csrf, {
    cookieKey: csrfCookieOf(parts),
    cookieOpts: {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps(parts.publicUrl()),
    },
    // A token is good for the session it was made in; the cookie alone proves nothing.
    csrfOpts: { hmacKey: parts.cipher.sign('csrf tokens') },
    getUserInfo: (request) => request.sessionBinding,
    getToken: (request) =>
      (request.headers['x-csrf-token'] as string | undefined) ??
      (request.body as { _csrf?: string } | undefined)?._csrf,
  });
  await app.register(websocket, {
    // Messages are small and many: compressing each would cost more than sending it, and memory a line.
    options: { perMessageDeflate: false, maxPayload: longestMessage },
    // Browsers go away in every way there is.
    errorHandler: (error, socket, request) => {
      request.log.debug({ error }, 'line');
      socket.terminate();
    },
    // Whoever opens lines ends them, after what is under way on them.
    preClose: (done) => done(),
  });
  refuseUnwritable(app as unknown as FastifyInstance);
  app.decorate('routeList', enforceAccess(app as unknown as FastifyInstance));
  app.addHook('preHandler', (request, reply, done) => {
    const safe =
      request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (safe || request.routeOptions.config.csrf === false || request.is404) return done();
    app.csrfProtection(request, reply, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    // One canonical line per request, without the query string, which may contain personal data.
    request.log.info(
      {
        method: request.method,
        path: loggedPath(request),
        status: reply.statusCode,
        refusal: request.refusal ?? undefined,
        refusedStatus: reply.refusedStatus ?? undefined,
        ms: Math.round(reply.elapsedTime),
        account: request.actor?.accountId,
        role: request.actor?.role,
      },
      'request',
    );
  });
  return app;
}

/** Bytes of a message by WebSocket: twice the answers of a whole sheet. */
const longestMessage = 262_144;

/** The path without its query, which may hold personal data, and without codes. */
function loggedPath(request: FastifyRequest): string | undefined {
  const { config, url } = request.routeOptions;
  return config.secretPath ? url : request.url.split('?')[0];
}
