import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';

// The tables of the queue (pg-boss); the product's role reads and changes their rows.

export interface QueueState {
  /** `<feature>.<what it does>`. */
  name: string;
  waiting: number;
  active: number;
  /** Failed at least once, to be tried again by itself. */
  retrying: number;
  failed: number;
  done: number;
}

/** The jobs of each kind by state: those that are in the queue, and those done that it still knows. */
export async function listQueues(db: Reader): Promise<QueueState[]> {
  const { rows } = await sql<QueueState>`
    select queue.name,
           count(job.id) filter (where state = 'created') as waiting,
           count(job.id) filter (where state = 'active') as active,
           count(job.id) filter (where state = 'retry') as retrying,
           count(job.id) filter (where state = 'failed') as failed,
           count(job.id) filter (where state = 'completed') as done
      from pgboss.queue queue
      left join pgboss.job job on job.name = queue.name
     group by queue.name
     order by failed desc, retrying desc, waiting desc, queue.name`.execute(db);
  return rows;
}

export interface TroubledJob {
  id: string;
  name: string;
  state: 'failed' | 'retry';
  tries: number;
  createdAt: Date;
  /** When it is tried next, or was given up. */
  nextOrLast: Date | null;
  /** What the last try said. */
  cause: string;
}

/** Jobs that failed for good, and those that are about to be tried again; the newest first. */
export async function listTroubledJobs(db: Reader, limit: number): Promise<TroubledJob[]> {
  const { rows } = await sql<TroubledJob>`
    select id, name, state, retry_count + 1 as tries, created_on as "createdAt",
           case state when 'failed' then completed_on else start_after end as "nextOrLast",
           coalesce(output ->> 'message', output ->> 'value', output #>> '{}', '') as cause
      from pgboss.job
     where state = 'failed' or (state = 'retry' and output is not null)
     order by state, created_on desc limit ${limit}`.execute(db);
  return rows;
}

/** Lets a failed or waiting job run at once; false when it is neither any more. */
export async function retryJob(db: Reader, id: string): Promise<{ name: string } | null> {
  const { rows } = await sql<{ name: string }>`
    update pgboss.job
       set state = 'retry', retry_limit = greatest(retry_limit, retry_count) + 1,
           completed_on = null, start_after = now()
     where id = ${id}::uuid and state in ('failed', 'retry')
     returning name`.execute(db);
  return rows[0] ?? null;
}
