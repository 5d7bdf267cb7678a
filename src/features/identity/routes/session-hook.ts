import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { dayOf } from '../../../kernel/calendar.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { type App, hostCookie, isHttps } from '../../../platform/http/index.ts';
import {
  createMicroBatcher,
  type MicroBatcher,
  rethrowCause,
} from '../../../platform/micro-batcher.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOrganisation } from '../../organisations/index.ts';
import type { DueConsent } from '../../place/index.ts';
import { findSessions, type SessionRow, touchSessions } from '../queries/sessions.ts';
import { actorOfSession, isPasswordDue, needsTouch, sessionStateOf } from '../rules/session.ts';
import { askForConsent } from './consent-gate.ts';
import { keepHalfFilledForm, wouldBeLost } from './kept-form.ts';

/**
 * Returns the name of the session cookie; under HTTPS with the prefix that binds it to this host, so that no
 * other host of the domain can set it.
 */
export const sessionCookieOf = ({ publicUrl }: Pick<Parts, 'publicUrl'>): string =>
  hostCookie(publicUrl(), 'jixue');

declare module 'fastify' {
  interface FastifyRequest {
    /** The live session of the cookie, with or without the second factor. */
    session: SessionRow | null;
    /** The account whose session ended because it was idle. */
    idleAccountId: string | null;
    /** The consent to a new privacy notice that the learner owes. */
    consentDue: DueConsent | null;
  }
  interface FastifyInstance {
    recognitions: MicroBatcher<string, SessionRow | undefined>;
    sessionTouches: MicroBatcher<string, void>;
  }
}

// Concurrent requests find their sessions in one statement. No retry: the next query of the request
// would meet the same database error.
const limits = { batch: 500, flights: 2, queue: 20_000, withinMs: 0, pauseMs: 0 };

/** Sets the actor of each request from its cookie, and keeps forms that an idle end would lose. */
export const sessions = fastifyPlugin(async (app: App) => {
  decorateBatches(app);
  app.decorateRequest('session', null);
  app.decorateRequest('idleAccountId', null);
  app.decorateRequest('consentDue', null);
  app.addHook('onRequest', async (request, reply) => {
    await recognise(app, request);
    if (askForConsent(app, request, reply)) return reply;
    const { session } = request;
    if (!session || !isPasswordDue(session, app.parts.clock.now()) || isOpenBefore(request)) return;
    reply.flash('warning', '密码已到更换期限，请先更换密码，再继续办理。');
    return reply.redirect('/account/password', 303);
  });
  app.addHook('preValidation', (request, reply, done) => {
    const { idleAccountId } = request;
    if (!idleAccountId || !wouldBeLost(request)) return done();
    app.csrfProtection(request, reply, () => {
      keepHalfFilledForm(app, request, reply, idleAccountId).catch(done);
    });
  });
}) as unknown as (app: App) => Promise<void>;

/** Finds and touches the sessions of concurrent requests together. */
function decorateBatches(app: App): void {
  const { fastLane } = app.parts;
  app.decorate(
    'recognitions',
    createMicroBatcher((hashes: string[]) => findSessions(fastLane, hashes), limits),
  );
  app.decorate(
    'sessionTouches',
    createMicroBatcher(async (hashes: string[]) => {
      await touchSessions(fastLane, hashes, app.parts.clock.now());
      return hashes.map(() => undefined);
    }, limits),
  );
}

/** What an officer may do before an overdue password is changed. */
function isOpenBefore({ url }: FastifyRequest): boolean {
  return /^\/(account\/password|session\/|second-factor|privacy|help|assets\/|favicon|logo)/.test(
    url,
  );
}

async function recognise(app: App, request: FastifyRequest): Promise<void> {
  // Built files need no session.
  if (request.url.startsWith('/assets/')) return;
  if (request.routeOptions.config.recognisesSession) return;
  await recogniseSession(app, request);
}

/**
 * Sets session and actor of a request that has a live session. For routes whose own statement found no
 * session.
 */
export async function recogniseSession(app: App, request: FastifyRequest): Promise<void> {
  const token = request.cookies[sessionCookieOf(app.parts)];
  if (!token) return;
  const { db, clock } = app.parts;
  const now = clock.now();
  const hash = hashToken(token);
  const [session] = await app.recognitions.run([hash]).catch(rethrowCause);
  if (!session) return;
  request.sessionBinding = session.id;
  const state = sessionStateOf(session, now);
  if (state === 'IDLE') request.idleAccountId = session.accountId;
  if (state !== 'LIVE') return;
  if (needsTouch(session, now)) await app.sessionTouches.run([hash]).catch(rethrowCause);
  const organisation = session.organisationId
    ? await findOrganisation(db, session.organisationId)
    : undefined;
  request.session = session;
  request.actor = actorOfSession(session, organisation, dayOf(now));
}

/**
 * Returns the stored hash of the request's session cookie; null without one. For statements that
 * find the session themselves.
 */
export function sessionHashOf(request: FastifyRequest): string | null {
  const token = request.cookies[sessionCookieOf(request.server.parts)];
  return token ? hashToken(token) : null;
}

/** Sets the cookie of a new session. */
export function setSessionCookie(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(sessionCookieOf(app.parts), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(app.parts.publicUrl()),
  });
}
