import { Refusal } from '../../../../kernel/refusal.ts';
import { isUnavailable } from '../../../../platform/database/index.ts';
import type { Pressure } from '../../../../platform/http/index.ts';
import { createMicroBatcher } from '../../../../platform/micro-batcher.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { createRateCounter } from '../../rules/rate-counter.ts';
import {
  addCredit,
  emptyQueue,
  firstPace,
  maySkipQueue,
  nextPace,
  type Queue,
  type QueueSample,
  type ServedRequests,
  speedOf,
} from '../../rules/start-queue.ts';
import { admitNext } from './admit-next.ts';
import { enterQueue } from './enter-queue.ts';
import { type StartOutcome, type StartRequest, startAttempts } from './start-attempts.ts';

const lookEveryMs = 1000;
/** The span over which the speed of the queue is measured. */
const memoryMs = 30_000;

// The starts of a whole city come within minutes, so they are batched. Places in the queue are cheaper
// and go in bigger batches.
const startLimits = { batch: 100, flights: 1, queue: 5000, withinMs: 15_000, pauseMs: 100 };
const entryLimits = { ...startLimits, batch: 200, queue: 20_000 };
const isFinal = (error: unknown) => !isUnavailable(error);

export interface QueueView extends Queue {
  /** Places per second by which the queue moves. */
  perSecond: number;
}

export interface StartGate {
  /**
   * Starts an attempt or finds the open one; 'wait' when the learner has a place in the queue instead.
   * Throws `Overloaded` when neither was possible in time.
   */
  start(request: StartRequest): Promise<StartOutcome | 'wait'>;
  /** The queue about a second ago; admits the next learners when it is time. */
  currentQueue(): Promise<QueueView>;
}

/** The load that this process measures of itself. */
export interface ProcessLoad {
  served(): ServedRequests;
  pressure(): Pressure;
}

/**
 * Creates the start gate of this process. The queue is in the database, shared by all processes; each
 * admits what it can manage, so that two are twice as fast and a dead one blocks nobody. Requests drive
 * the queue: nothing runs while nobody waits.
 *
 * No audit: `startAttempts` records the start.
 */
export function createStartGate(parts: Parts, { served, pressure }: ProcessLoad): StartGate {
  const done = createRateCounter();
  const entries = createMicroBatcher(
    (batch: StartRequest[]) => enterQueue(parts, batch),
    entryLimits,
    isFinal,
  );
  const starts = createMicroBatcher(
    async (batch: StartRequest[]) => {
      const outcomes = await startAttempts(parts, batch);
      done.add(outcomes.length);
      return outcomes;
    },
    startLimits,
    isFinal,
  );
  let pace = firstPace;
  let credit = 0;
  let queue: Queue = emptyQueue;
  let samples: QueueSample[] = [];
  let lookedAt = performance.now();
  let nextLook = 0;
  let reading: Promise<void> | undefined;

  /** The number of learners to admit now, from what this process managed lately. */
  function countAdmissions(now: number): number {
    const backlog = starts.waiting;
    pace = nextPace(pace, { done: done.last(), backlog, served: served(), pressure: pressure() });
    credit = addCredit(credit, pace, (now - lookedAt) / 1000);
    lookedAt = now;
    const admissions = Math.max(0, Math.floor(credit) - backlog);
    credit -= admissions;
    return admissions;
  }

  async function readQueueAgain(): Promise<void> {
    const now = performance.now();
    nextLook = now + lookEveryMs;
    queue = await admitNext(parts, countAdmissions(now));
    const front = queue.first[0];
    const remembered = samples.filter(({ at }) => at > now - memoryMs);
    samples = front === undefined ? [] : [...remembered, { at: now, place: front }];
  }

  async function currentQueue(): Promise<QueueView> {
    if (performance.now() >= nextLook) {
      reading ??= readQueueAgain()
        .catch((error: unknown) => {
          // The database is away for a moment: the last known queue is used until the next call.
          if (!isUnavailable(error)) throw error;
        })
        .finally(() => {
          reading = undefined;
        });
    }
    await reading;
    const [from] = samples;
    const until = samples.at(-1);
    return { ...queue, perSecond: from && until ? speedOf(from, until, pace) : pace };
  }

  return {
    currentQueue,
    async start(request) {
      const { waiting } = await currentQueue();
      if (!maySkipQueue({ waiting, backlog: starts.waiting, pace, served: served() })) {
        const [entry] = await entries.run([request]);
        // The first in a queue is counted at once, for the learners right behind.
        if (entry === 'wait' && queue.waiting === 0) nextLook = 0;
        if (entry !== 'start') return entry ?? 'wait';
      }
      const [outcome] = await starts.run([request]);
      return outcome ?? { refusal: new Refusal('enrolment.not_found') };
    },
  };
}
