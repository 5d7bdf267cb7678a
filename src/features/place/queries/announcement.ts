import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';

/** The channel on which every process hears that settings have changed. */
export const placeChannel = 'place';

/** Tells every process of changed settings, once the transaction commits. */
export async function announceChange(tx: Tx): Promise<void> {
  await sql`select pg_notify(${placeChannel}, '')`.execute(tx);
}
