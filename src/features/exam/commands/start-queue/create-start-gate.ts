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
/** How far back the queue's own movement is measured. */
const memoryMs = 30_000;

// Starts of a whole city come in the same minutes: each waits a moment for the others, and they go
// through the database together. Those who only want a place are done in bigger batches.
const startLimits = { batch: 100, flights: 1, queue: 5000, withinMs: 15_000, pauseMs: 100 };
const entryLimits = { ...startLimits, batch: 200, queue: 20_000 };
const isFinal = (error: unknown) => !isUnavailable(error);

export interface QueueView extends Queue {
  /** How many places a second the queue moves. */
  perSecond: number;
}

export interface StartGate {
  /**
   * Starts an attempt or finds the one that runs; 'wait' when the learner has a place in the queue
   * instead. Throws `Overloaded` when not even that could be done within its time.
   */
  start(request: StartRequest): Promise<StartOutcome | 'wait'>;
  /** The queue as it was about a second ago; lets the next ones in when it is time. */
  currentQueue(): Promise<QueueView>;
}

/** What this process notices of its own load. */
export interface ProcessLoad {
  /** How examinees were served lately. */
  served(): ServedRequests;
  pressure(): Pressure;
}

/**
 * The gate before the starts of this process. The queue is in the database, the same for all processes;
 * each lets in what it can manage itself, so that two go twice as fast and one that dies stops nobody.
 * It is worked off by those who ask: nothing runs while nobody waits.
 *
 * No audit: the start is recorded by `startAttempts`.
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

  /** How many have their turn now, by what this process managed lately. */
  function countAdmissions(now: number): number {
    const backlog = starts.waiting;
    pace = nextPace(pace, { done: done.last(), backlog, served: served(), pressure: pressure() });
    credit = addCredit(credit, pace, (now - lookedAt) / 1000);
    lookedAt = now;
    const turns = Math.max(0, Math.floor(credit) - backlog);
    credit -= turns;
    return turns;
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
          // Away for a moment: what was known goes on, and the next call finds out.
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
        // The first of a queue is counted at once, for those who come right behind.
        if (entry === 'wait' && queue.waiting === 0) nextLook = 0;
        if (entry !== 'start') return entry ?? 'wait';
      }
      const [outcome] = await starts.run([request]);
      return outcome ?? { refusal: new Refusal('enrolment.not_found') };
    },
  };
}
