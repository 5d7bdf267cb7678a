import type { FastifyInstance } from 'fastify';

/**
 * PostgreSQL cannot store the character NUL, and no keyboard types it: an address or a form with one is
 * answered 400 before any feature reads it. JSON bodies have stricter schemas.
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
