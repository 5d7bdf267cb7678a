import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { PlaceSnapshot } from '../../../platform/place.ts';
import { factsOf } from '../rules/privacy-notice.ts';
import { listPublished } from './notices.ts';

/** What holds before anything was changed: what this release brings. */
export const shippedPlace: PlaceSnapshot = { notices: factsOf([]) };

/** Loads the settings of the place for every page of a process. */
export async function loadPlace(db: Reader): Promise<PlaceSnapshot> {
  return { notices: factsOf(await listPublished(db)) };
}

/** The channel on which every process hears that settings have changed. */
export const placeChannel = 'place';

/** Tells every process of changed settings, once the transaction commits. */
export async function announceChange(tx: Tx): Promise<void> {
  await sql`select pg_notify(${placeChannel}, '')`.execute(tx);
}
