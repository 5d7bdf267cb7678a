import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import type { App } from '../../../platform/http/index.ts';
import { consentDue } from '../../place/index.ts';

/** Names the session in which its person has seen the new notice and goes on reading. */
export const laterCookie = 'jixue_notice_later';

// What is done without a new consent: an exam under way, leaving, the own rights, the notice itself.
const open =
  /^\/(attempts|session|privacy|account\/data|account\/password|display|help|login|logo|second-factor|assets|icons|manifest|service-worker|offline|favicon|metrics|health)/;

/**
 * Asks a learner who logged in after a new privacy notice took effect for the consent it needs, once a session;
 * where the consent is necessary, what is sent before it is refused. Returns whether the answer is given.
 */
export function askForConsent(app: App, request: FastifyRequest, reply: FastifyReply): boolean {
  const { session, actor } = request;
  if (!session?.learner || actor?.role !== 'LEARNER') return false;
  const due = consentDue(app.parts.place.current(), {
    consented: session.privacyVersion,
    loggedInAt: session.createdAt,
  });
  if (!due) return false;
  request.consentDue = due;
  if (open.test(request.url)) return false;
  if (request.method !== 'GET') {
    if (due.necessary) throw new Refusal('identity.notice_due');
    return false;
  }
  const opensPage = request.headers.accept?.includes('text/html') ?? false;
  if (!opensPage || request.cookies[laterCookie] === session.id) return false;
  reply.redirect(`/privacy/consent?next=${encodeURIComponent(request.url)}`, 303);
  return true;
}
