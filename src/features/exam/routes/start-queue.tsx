import type { FastifyReply, FastifyRequest } from 'fastify';
import { type App, Shed } from '../../../platform/http/index.ts';
import { createMicroBatcher, Overloaded } from '../../../platform/micro-batcher.ts';
import type { Parts } from '../../../platform/parts.ts';
import { examWindow, getTopic, type Topic } from '../../courses/index.ts';
import { getOwnEnrolment } from '../../enrolment/index.ts';
import { recogniseSession, sessionHashOf, touchSessions } from '../../identity/index.ts';
import type { StartGate } from '../commands/start-queue/create-start-gate.ts';
import { AdmittedPage, QueuePage } from '../pages/queue-page.tsx';
import { type QueueViewer, touchViewedPlaces } from '../queries/start-queue/places.ts';
import { askAgainAfter, countAhead } from '../rules/start-queue.ts';
import { EnrolmentParams } from './forms.ts';

const limits = { batch: 500, flights: 1, queue: 20_000, withinMs: 10_000, pauseMs: 100 };
/** Far below `goneAfterSeconds`, so that an unused admission is renewed. */
const admittedReloadSeconds = 30;
const failureReloadSeconds = 10;
/** A changed window reaches waiting learners after this time. */
const topicKeptMs = 10_000;

/**
 * The waiting page. A hundred thousand learners reload it, so each view is a share of one statement that
 * also recognises the session, without page header and compression. A response header reloads it: without
 * a script, and after a failure too.
 */
export function startQueueRoutes(app: App, gate: StartGate): void {
  const { db } = app.parts;
  const viewers = createMicroBatcher(
    (batch: QueueViewer[]) => noteViewers(app.parts, batch),
    limits,
  );
  const topicOf = cacheTopics((id) => getTopic(db, id));

  app.get(
    '/exams/:enrolmentId/queue',
    {
      config: { access: ['LEARNER'], vital: true, recognisesSession: true },
      schema: { params: EnrolmentParams },
      compress: false,
      logLevel: 'warn',
      async onSend(_request, reply, payload) {
        if (reply.statusCode >= 500) reply.header('refresh', failureReloadSeconds);
        return payload;
      },
    },
    async (request, reply) => {
      const { enrolmentId } = request.params;
      const sessionHash = sessionHashOf(request);
      const queue = await gate.currentQueue();
      const [place] = sessionHash
        ? await viewers.run([{ enrolmentId, sessionHash }]).catch(asShed)
        : [];
      if (!place) return answerWithoutPlace(app, request, reply, enrolmentId);
      const topic = await topicOf(place.topicId);
      // N15: waiting does not prolong the window; the check page says that it has closed.
      if (place.now >= examWindow(topic).closesAt)
        return reply.redirect(`/exams/${enrolmentId}`, 303);
      if (place.isAdmitted) {
        reply.header('refresh', admittedReloadSeconds);
        return reply.page(<AdmittedPage {...{ place, topic }} />);
      }
      const ahead = countAhead(queue, place.place);
      const { perSecond } = queue;
      reply.header('refresh', askAgainAfter(ahead, perSecond, Math.random()));
      return reply.pageForAnyone(<QueuePage {...{ place, topic, ahead, perSecond }} />);
    },
  );
}

function asShed(error: unknown): never {
  throw error instanceof Overloaded ? new Shed() : error;
}

/** Records presence and use of the session (E23), and returns the places. */
async function noteViewers({ batchDb, fastLane, clock }: Parts, batch: QueueViewer[]) {
  const places = await touchViewedPlaces(batchDb, batch);
  const used = batch.filter((_, index) => places[index]);
  await touchSessions(
    fastLane,
    used.map(({ sessionHash }) => sessionHash),
    clock.now(),
  );
  return places;
}

/** Started, deleted or never queued: the check page says what can be done. */
async function answerWithoutPlace(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  enrolmentId: string,
) {
  await recogniseSession(app, request);
  if (!request.actor) return reply.redirect(`/login?next=${encodeURIComponent(request.url)}`, 303);
  if (request.actor.role !== 'LEARNER') return reply.callNotFound();
  await getOwnEnrolment(app.parts.db, request.actor, enrolmentId);
  return reply.redirect(`/exams/${enrolmentId}`, 303);
}

/** Keeps each topic for a while: few topics have waiting learners. */
function cacheTopics(get: (id: string) => Promise<Topic>): (id: string) => Promise<Topic> {
  const kept = new Map<string, { until: number; topic: Promise<Topic> }>();
  return (id) => {
    const now = performance.now();
    const known = kept.get(id);
    if (known && known.until > now) return known.topic;
    const topic = get(id);
    kept.set(id, { until: now + topicKeptMs, topic });
    topic.catch(() => kept.delete(id));
    return topic;
  };
}
