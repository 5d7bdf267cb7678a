/** The queue is full, or the work was not done in time: retry later. */
export class Overloaded extends Error {}

/** Throws what went wrong in the flight, not that it was given up: an error page depends on the database's own error. */
export function rethrowCause(error: unknown): never {
  throw error instanceof Overloaded ? (error.cause ?? error) : error;
}

export interface BatchLimits {
  /** Items in one flight; a single request may exceed it. */
  batch: number;
  /** Concurrent flights. */
  flights: number;
  /** Items that may wait; beyond that new ones are refused at once. */
  queue: number;
  /** How long an item may wait and be retried before its caller gets `Overloaded`, ms. */
  withinMs: number;
  /** Pause after a first failure, ms; doubles with each further one, up to a second. */
  pauseMs: number;
}

export interface MicroBatcher<Item, Outcome> {
  /** Resolves with one outcome per item when its flight is done. Rejects with `Overloaded`. */
  run(items: readonly Item[]): Promise<Outcome[]>;
  /** Items that wait for a flight. */
  readonly waiting: number;
}

interface Waiting<Item, Outcome> {
  items: readonly Item[];
  /** The time limit on the process's monotonic clock, ms. */
  until: number;
  resolve(outcomes: Outcome[]): void;
  reject(error: Error): void;
}

const longestPauseMs = 1000;

/**
 * Batches what arrives while earlier flights are in progress: under load batches grow and commits stay few,
 * without load an item is sent at once (design.md section 5). A failed flight is retried, so `fly` must be
 * idempotent. Errors for which `isFinal` holds go to the caller, after each request of the flight was tried on
 * its own.
 */
export function createMicroBatcher<Item, Outcome>(
  fly: (items: Item[]) => Promise<Outcome[]>,
  limits: BatchLimits,
  isFinal: (error: unknown) => boolean = () => false,
): MicroBatcher<Item, Outcome> {
  type Request = Waiting<Item, Outcome>;
  let queue: Request[] = [];
  let waiting = 0;
  let underWay = 0;
  let planned = false;

  const takeBatch = (): Request[] => {
    let count = 0;
    let size = 0;
    for (const one of queue) {
      if (count > 0 && size + one.items.length > limits.batch) break;
      size += one.items.length;
      count += 1;
    }
    const taken = queue.slice(0, count);
    queue = queue.slice(count);
    waiting -= size;
    return taken;
  };

  const flyUntil = async (items: Item[], until: number): Promise<Outcome[]> => {
    for (let pause = limits.pauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        return await fly(items);
      } catch (error) {
        if (isFinal(error)) throw error;
        if (performance.now() + pause >= until) {
          throw new Overloaded('not done within its time', { cause: error });
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  const settle = async (taken: readonly Request[]): Promise<void> => {
    const until = Math.min(...taken.map((one) => one.until));
    try {
      const outcomes = await flyUntil(
        taken.flatMap((one) => one.items),
        until,
      );
      let at = 0;
      for (const one of taken) {
        one.resolve(outcomes.slice(at, at + one.items.length));
        at += one.items.length;
      }
    } catch (error) {
      // An invalid request must not fail the others of its flight.
      if (taken.length > 1 && isFinal(error)) for (const one of taken) await settle([one]);
      else for (const one of taken) one.reject(error as Error);
    }
  };

  const land = async (): Promise<void> => {
    underWay += 1;
    await settle(takeBatch());
    underWay -= 1;
    pump();
  };

  const pump = () => {
    planned = false;
    while (underWay < limits.flights && queue.length > 0) void land();
  };

  return {
    get waiting() {
      return waiting;
    },
    run(items) {
      if (items.length === 0) return Promise.resolve([]);
      if (waiting + items.length > limits.queue)
        return Promise.reject(new Overloaded('too many wait'));
      return new Promise((resolve, reject) => {
        queue.push({ items, until: performance.now() + limits.withinMs, resolve, reject });
        waiting += items.length;
        // After this turn of the event loop, so that requests read together are sent together.
        if (!planned && underWay < limits.flights) {
          planned = true;
          setImmediate(pump);
        }
      });
    },
  };
}
