import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { admitPlaces, readQueue } from '../../queries/start-queue/places.ts';
import type { Queue } from '../../rules/start-queue.ts';

/** Admits the next `count` learners in order and returns the queue. No audit: the start is recorded. */
export async function admitNext(parts: Parts, count: number): Promise<Queue> {
  return inTransaction(parts.batchDb, async (tx) => {
    await admitPlaces(tx, count);
    return readQueue(tx);
  });
}
