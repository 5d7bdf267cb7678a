import { deleteExpiredRefusedPages } from '../../../platform/database/refused-pages.ts';
import { forgetEndedCounts } from '../../../platform/database/request-counts.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteExpiredFailures } from '../queries/failures.ts';
import { deleteExpiredKeptForms } from '../queries/sessions.ts';

/**
 * Deletes what has expired: kept forms and refused pages, counters of failed logins and of requests.
 * No audit: nothing that counted is changed.
 */
export async function deleteExpired(parts: Parts): Promise<void> {
  await deleteExpiredKeptForms(parts.db, parts.clock.now());
  await deleteExpiredFailures(parts.db, new Date());
  await deleteExpiredRefusedPages(parts.db, parts.clock.now());
  await forgetEndedCounts(parts.db);
}
