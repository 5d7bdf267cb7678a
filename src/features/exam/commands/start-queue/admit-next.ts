import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { admitPlaces, readQueue } from '../../queries/start-queue/places.ts';
import type { Queue } from '../../rules/start-queue.ts';

/**
 * Lets the next so many people in, in the order of their places, whichever process does it, and counts
 * who still waits.
 *
 * No audit: a turn changes nothing that lasts; the start is recorded.
 */
export async function admitNext(parts: Parts, count: number): Promise<Queue> {
  return inTransaction(parts.batchDb, async (tx) => {
    await admitPlaces(tx, count);
    return readQueue(tx);
  });
}
