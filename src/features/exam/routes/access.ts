import type { FastifyRequest } from 'fastify';

// Who may use the routes of the exam; all of them stay open while the house sheds load.

export const learner = { access: ['LEARNER'], vital: true } as const;
export const centre = { access: ['CENTRE_CLERK'], vital: true } as const;
/** The municipal bureau manages the whole and reads (N33, N38); the centre runs the exams. */
export const readers = { access: ['CENTRE_CLERK', 'MUNICIPAL_OFFICER'], vital: true } as const;

/** The browser as it names itself, for the timeline of an attempt. */
export const deviceOf = (request: FastifyRequest) =>
  (request.headers['user-agent'] ?? '').slice(0, 200);
