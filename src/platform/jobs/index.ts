import { fromKysely, type JobResult, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { openNamedLocks } from '../database/advisory-lock.ts';
import { type Db, isUnavailable, type Tx } from '../database/index.ts';

/** An event or task, published in the transaction of the change. */
export interface DomainEvent<T> {
  name: string;
  data: z.ZodType<T>;
}

/** A consumer of an event, with its own queue and retries. Handlers are idempotent. */
// biome-ignore lint/suspicious/noExplicitAny: a list of subscriptions mixes data types
export interface Subscription<P, T = any> {
  event: DomainEvent<T>;
  /** `<feature>.<what it does>`; also the name of the queue. */
  name: string;
  handle(parts: P, data: T): Promise<void>;
}

/** A recurring task of every process; it must be safe to run concurrently unless it is `alone`. */
export interface Recurrence<P> {
  name: string;
  everySeconds: number;
  /** Runs in one process at a time; the others skip it. */
  alone?: true;
  handle(parts: P): Promise<void>;
}

export interface FeatureJobs<P> {
  subscriptions?: Subscription<P>[];
  recurrences?: Recurrence<P>[];
}

/** Keeps the type of an event's data in a list of mixed subscriptions. */
export function subscription<P, T>(definition: Subscription<P, T>): Subscription<P> {
  return definition;
}

export interface Jobs {
  /** Records an event in the same transaction as the change; each subscriber gets it at least once. */
  publish<T>(
    tx: Tx,
    event: DomainEvent<T>,
    data: T,
    options?: { startAfter?: Date },
  ): Promise<void>;
  /** The same for many at once. */
  publishAll<T>(tx: Tx, event: DomainEvent<T>, data: readonly T[]): Promise<void>;
}

export interface JobRunner<P> extends Jobs {
  /** Creates the queues; needed before anything is published. */
  prepare(): Promise<void>;
  /** Consumes queues and runs recurrences until stopped. */
  start(parts: P): Promise<void>;
  /** Stops after the jobs in progress. */
  stop(): Promise<void>;
  /** Runs everything that is due, and resolves when it is done. For tests and the demo loader. */
  drain(parts: P): Promise<void>;
  /** Deletes everything published. For the demo loader when it starts over. */
  dropAll(): Promise<void>;
}

// A notification wakes the workers once for all jobs of a transaction; a worker continues while it finds full
// batches.
const working = {
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 30,
} as const;

const levelOf = (error: unknown) => (isUnavailable(error) ? 'warn' : 'error');

export interface JobsOptions {
  connections?: number;
  /** Only publishes and drains, without listening and maintenance. */
  passive?: boolean;
  /** Runs on the connections of this handle instead of its own; only for a passive one. */
  on?: Db;
}

/** Creates or updates the tables of the queue, as their owner. */
export async function prepareQueueTables(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}

/** The queue of pg-boss on our database; `connectionString` must be the database of the features. */
export function createJobs<P>(
  connectionString: string,
  features: FeatureJobs<P>[],
  log: Logger,
  { connections = 4, passive = false, on }: JobsOptions = {},
): JobRunner<P> {
  const subscriptions = features.flatMap((feature) => feature.subscriptions ?? []);
  const recurrences = features.flatMap((feature) => feature.recurrences ?? []);
  const boss = new PgBoss({
    connectionString,
    max: connections,
    useListenNotify: !passive,
    supervise: !passive,
    schedule: !passive,
    ...(on && { db: fromKysely(on.withoutPlugins()) }),
    // Passed to `pg`: the statements of a queue are short and must not wait for a server that does not respond.
    ...{ query_timeout: 60_000 },
  });
  boss.on('error', (error) => log.warn({ error }, 'job queue'));
  const namedLocks = openNamedLocks(connectionString);
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  const run = async (parts: P, subscription: Subscription<P>, data: unknown) =>
    subscription.handle(parts, subscription.event.data.parse(data));

  return {
    async prepare() {
      await boss.start();
      const known = new Set((await boss.getQueues()).map(({ name }) => name));
      for (const { name } of subscriptions.filter((one) => !known.has(one.name))) {
        await boss.createQueue(name, {
          retryLimit: 20,
          retryDelay: 2,
          retryBackoff: true,
          retryDelayMax: 600,
          notify: true,
        });
      }
    },
    async publish(tx, event, data, options) {
      for (const { name } of subscriptions.filter((one) => one.event.name === event.name)) {
        const startAfter = options?.startAfter;
        await boss.send(name, data as object, {
          db: fromKysely(tx),
          ...(startAfter ? { startAfter } : {}),
        });
      }
    },
    async publishAll(tx, event, data) {
      if (data.length === 0) return;
      for (const { name } of subscriptions.filter((one) => one.event.name === event.name)) {
        await boss.insert(
          name,
          data.map((one) => ({ data: one as object })),
          { db: fromKysely(tx) },
        );
      }
    },
    async start(parts) {
      for (const one of subscriptions) {
        await boss.work(one.name, working, (batch) =>
          Promise.all(batch.map((job) => settle(parts, one, job))),
        );
      }
      for (const one of recurrences) repeat(parts, one);
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.allSettled(running);
      await namedLocks.close();
      await boss.stop({ graceful: true, timeout: 5000 });
    },
    async dropAll() {
      for (const { name } of subscriptions) await boss.deleteAllJobs(name);
    },
    async drain(parts) {
      for (const one of recurrences) await one.handle(parts);
      for (let idle = false; !idle; ) {
        idle = true;
        const due = await listDueQueues();
        for (const one of subscriptions.filter(({ name }) => due.has(name))) {
          for (const job of await boss.fetch(one.name, { batchSize: 100 })) {
            idle = false;
            await run(parts, one, job.data);
            await boss.complete(one.name, job.id);
          }
        }
      }
    },
  };

  // One query for all queues: most are empty, and a query for each would cost more than the work.
  async function listDueQueues(): Promise<Set<string>> {
    const text = `select distinct name from pgboss.job where state < 'active' and start_after <= now()`;
    const { rows } = await boss.getDb().executeSql(text);
    return new Set(rows.map(({ name }: { name: string }) => name));
  }

  // Jobs of a batch are settled one by one: a failed one is retried later, the others are done.
  async function settle(
    parts: P,
    one: Subscription<P>,
    { id, data }: { id: string; data: unknown },
  ): Promise<JobResult> {
    try {
      await run(parts, one, data);
      return { id, status: 'completed' };
    } catch (error) {
      log[levelOf(error)]({ error, job: id, queue: one.name }, 'job failed, will be tried again');
      return { id, status: 'failed', output: String(error) };
    }
  }

  // The next run is scheduled when the last one has ended, so that a slow run never overlaps itself.
  function repeat(parts: P, one: Recurrence<P>): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const turn = one.alone
        ? namedLocks.runIfFree(one.name, () => one.handle(parts))
        : one.handle(parts);
      const work = turn
        .catch((error: unknown) => {
          log[levelOf(error)]({ error, recurrence: one.name }, 'recurrence failed');
        })
        .finally(() => {
          running.delete(work);
          if (!stopped) repeat(parts, one);
        });
      running.add(work);
    }, one.everySeconds * 1000);
    timers.add(timer);
    timer.unref();
  }
}
