import type { Parts } from '../../../platform/parts.ts';
import { deleteExpiredKeptForms } from '../queries/sessions.ts';
import { deleteExpiredFailures } from '../queries.ts';

/**
 * Removes what is over: kept forms and counters of failed logins.
 * No audit: nobody acts, and nothing that counted is changed.
 */
export async function sweep(parts: Parts): Promise<void> {
  await deleteExpiredKeptForms(parts.db, parts.clock.now());
  await deleteExpiredFailures(parts.db, new Date());
}
