import { type App, actorOf } from '../../platform/http/index.ts';
import { createMicroBatcher } from '../../platform/micro-batcher.ts';
import { examWindow, getTopic, type Topic } from '../catalogue/index.ts';
import { getOwnEnrolment } from '../enrolment/index.ts';
import { askAgainAfter, countAhead } from './admission.ts';
import type { AdmissionGate } from './admission-gate.ts';
import { type Newcomer, touchPlaces } from './admission-queries.ts';
import { EnrolmentParams } from './forms.ts';
import { QueuePage, TurnPage } from './pages/queue-page.tsx';

const limits = { batch: 500, flights: 1, queue: 20_000, withinMs: 10_000, pauseMs: 100 };
/** Well before he would count as gone, so that a turn he has not used yet is given to him again. */
const turnReloadSeconds = 30;
const failureReloadSeconds = 10;
/** A window that is prolonged is known to those who wait so much later. */
const topicKeptMs = 10_000;

/**
 * The page on which people wait for their turn: reloaded by a hundred thousand of them, so it costs the
 * session and a share of one statement, has no header and is not compressed. It reloads itself by a header:
 * without a script, and also after a failure.
 */
export function admissionRoutes(app: App, gate: AdmissionGate): void {
  const { db } = app.parts;
  const sightings = createMicroBatcher(async (batch: Newcomer[]) => {
    const places = await touchPlaces(db, batch);
    return batch.map(({ enrolmentId, accountId }) =>
      places.find((one) => one.enrolmentId === enrolmentId && one.accountId === accountId),
    );
  }, limits);
  const topicOf = keepTopics((id) => getTopic(db, id));

  app.get(
    '/exams/:enrolmentId/queue',
    {
      config: { access: ['LEARNER'], vital: true },
      schema: { params: EnrolmentParams },
      compress: false,
      async onSend(_request, reply, payload) {
        if (reply.statusCode >= 500) reply.header('refresh', failureReloadSeconds);
        return payload;
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { enrolmentId } = request.params;
      const queue = await gate.look();
      const [place] = await sightings.run([{ enrolmentId, accountId: actor.accountId }]);
      // Started, forgotten or never there: the check page says what can be done. N15: waiting does not
      // prolong the window, and who still waits when it closes is told there.
      const topic = place && (await topicOf(place.topicId));
      if (!topic || place.now >= examWindow(topic).closesAt) {
        await getOwnEnrolment(db, actor, enrolmentId);
        return reply.redirect(`/exams/${enrolmentId}`, 303);
      }
      if (place.hasTurn) {
        reply.header('refresh', turnReloadSeconds);
        return reply.page(<TurnPage {...{ place, topic }} />);
      }
      const ahead = countAhead(queue, place.place);
      const { perSecond } = queue;
      reply.header('refresh', askAgainAfter(ahead, perSecond, Math.random()));
      return reply.pageForAnyone(<QueuePage {...{ place, topic, ahead, perSecond }} />);
    },
  );
}

/** The few topics whose learners wait, each read once in a while. */
function keepTopics(get: (id: string) => Promise<Topic>): (id: string) => Promise<Topic> {
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
