import type { FastifyRequest } from 'fastify';

// Access to the routes of the exam; `vital` ones stay open while the server sheds load.

export const learner = { access: ['LEARNER'], vital: true } as const;
export const centre = { access: ['CENTRE_CLERK'], vital: true } as const;
/** The municipal bureau reads (N33, N38); the centre runs the exams. */
export const readers = { access: ['CENTRE_CLERK', 'MUNICIPAL_OFFICER'], vital: true } as const;

/** The browser's user agent, for the timeline of an attempt. */
export const deviceOf = (request: FastifyRequest) =>
  (request.headers['user-agent'] ?? '').slice(0, 200);
