import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What a route returns of the personal data of others (E25). */
export interface Disclosure {
  /** In words, as the auditor reads it: 看了……. */
  what: string;
  /** The kind of thing that the first parameter of the address names, as in the audit record. */
  of?: string;
}

/** What one answer holds, as far as its handler says more than its route. */
export interface Disclosed {
  /** The accounts whose data it holds. */
  people?: readonly string[];
  /** How many rows of a list, where people are too many to name. */
  rows?: number;
  /** Why, in the words of the person who asked. */
  because?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set where an answer holds personal data of others: each such answer is recorded before it is sent. */
    discloses?: Disclosure;
  }
  interface FastifyReply {
    disclosed: Disclosed | null;
    /** Says whose data the answer holds. */
    disclose(more: Disclosed): FastifyReply;
  }
}

/** Returns the options of a route that discloses, made of those it shares with others. */
export function disclosing<T extends { config: object }>(options: T, discloses: Disclosure): T {
  return { ...options, config: { ...options.config, discloses } };
}

type Record = (request: FastifyRequest, reply: FastifyReply, what: Disclosure) => Promise<void>;

/**
 * Records every answer of the routes that disclose, before it is sent: an answer that cannot be recorded is
 * not given. Routes that do not disclose are not touched. Register before the routes.
 */
export function recordDisclosures(app: FastifyInstance, record: Record): void {
  app.decorateReply('disclosed', null);
  app.decorateReply('disclose', function disclose(this: FastifyReply, more: Disclosed) {
    this.disclosed = { ...this.disclosed, ...more };
    return this;
  });
  app.addHook('onRoute', (route) => {
    const what = route.config?.discloses;
    if (!what) return;
    route.onSend = [
      ...[route.onSend ?? []].flat(),
      async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
        if (holdsData(request, reply)) await record(request, reply, what);
        return payload;
      },
    ] as NonNullable<typeof route.onSend>;
  });
}

/**
 * Redirects, refusals and pages of errors hold nothing of others, unless the page is kept for the address of the
 * redirect; what learners get is their own.
 */
function holdsData({ actor, method }: FastifyRequest, reply: FastifyReply): boolean {
  if (actor?.role === 'LEARNER' || method === 'HEAD') return false;
  const status = reply.keptStatus ?? reply.statusCode;
  return (status >= 200 && status < 300) || status === 409 || status === 422;
}
