import { deleteExpiredRefusedPages } from '../../../platform/database/refused-pages.ts';
import { forgetEndedCounts } from '../../../platform/database/request-counts.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteExpiredFailures } from '../queries/failures.ts';
import { deleteExpiredKeptForms } from '../queries/sessions.ts';

/**
 * Deletes expired kept forms, refused pages and counters of failed logins and requests. No audit: no
 * valid record changes.
 */
export async function deleteExpired(parts: Parts): Promise<void> {
  await deleteExpiredKeptForms(parts.db, parts.clock.now());
  await deleteExpiredFailures(parts.db, new Date());
  await deleteExpiredRefusedPages(parts.db, parts.clock.now());
  await forgetEndedCounts(parts.db);
}
