import type { FastifyInstance } from 'fastify';

/**
 * No column of the database can hold the character NUL, and no keyboard types it: an address or a
 * form with one is answered 400 before any feature reads it. JSON bodies have schemas that are
 * stricter than this.
 */
export function refuseUnwritable(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const unreadable =
      holdsNul(request.params) || holdsNul(request.query) || holdsNul(request.body);
    done(
      unreadable ? Object.assign(new Error('NUL in a request'), { statusCode: 400 }) : undefined,
    );
  });
}

function holdsNul(fields: unknown): boolean {
  return Object.values(fields ?? {})
    .flat()
    .some((value) => typeof value === 'string' && value.includes('\0'));
}
