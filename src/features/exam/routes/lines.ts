import type { FastifyReply, FastifyRequest } from 'fastify';
import { type App, learnerOf } from '../../../platform/http/index.ts';
import { sessionHashOf } from '../../identity/index.ts';
import { learner } from './access.ts';
import { type AnswerBatches, saveAnswers } from './answer-batches.ts';
import { ExamLine, type LineEvents } from './exam-line.ts';
import type { ServedExaminees } from './examinee-requests.ts';
import { AttemptParams } from './forms.ts';
import { createOpenLines } from './open-lines.ts';
import type { SaveMeter } from './save-meter.ts';

/**
 * The line of an open sheet (WebSocket): saves, contact, extensions, take-over and closing travel on it. Session
 * and attempt are recognised when it opens; from then on the saving statement checks them, and a signal of the
 * database ends the line. Whoever cannot open it uses answers.ts, with the same batches and outcomes.
 */
export function lineRoutes(
  app: App,
  batches: AnswerBatches,
  { meter, served }: { meter: SaveMeter; served: ServedExaminees },
): void {
  const lines = createOpenLines(app.parts.signals, batches.contacts);
  const events: LineEvents = {
    opened: (line) => lines.look(line, true),
    heard: (line) => lines.note(line),
    closed: (line) => lines.remove(line),
    async save({ of }, body) {
      const began = performance.now();
      const answer = await saveAnswers(batches, of.attemptId, of.sessionHash, body);
      const ms = performance.now() - began;
      served.note(ms);
      meter.note(answer.status, body.answers.length, ms);
      return answer;
    },
  };
  app.addHook('preClose', () => lines.close());
  app.route({
    method: 'GET',
    url: '/attempts/:id/line',
    config: learner,
    logLevel: 'warn',
    schema: { params: AttemptParams },
    preValidation: refuseForeignOrigin,
    // Opened as a page it is nothing.
    handler: (_request, reply) => reply.callNotFound(),
    wsHandler(socket, request) {
      const { id: attemptId } = request.params as { id: string };
      const sessionHash = sessionHashOf(request) as string;
      const { sessionId } = learnerOf(request);
      lines.add(new ExamLine(socket, { attemptId, sessionHash, sessionId }, events));
    },
  });
}

/** A page of another site must not open a line with the cookie of whoever visits it. */
async function refuseForeignOrigin(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { origin = '' } = request.headers;
  const ours = URL.canParse(origin) && new URL(origin).host === request.host;
  if (!request.ws || ours) return;
  return reply.code(403).send({ error: 'foreign_origin' });
}
