import { deleteExpiredRefusedPages } from '../../../platform/database/refused-pages.ts';
import { forgetEndedCounts } from '../../../platform/database/request-counts.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteExpiredCodes } from '../queries/codes.ts';
import { deleteExpiredFailures } from '../queries/failures.ts';
import { deleteExpiredKeptForms } from '../queries/kept-forms.ts';
import { codeMinutes } from '../rules/one-time-code.ts';

/**
 * Deletes expired kept forms, refused pages, codes and counters. No audit: no valid record changes.
 */
export async function deleteExpired(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await deleteExpiredKeptForms(parts.db, now);
  await deleteExpiredCodes(parts.db, now, ago(codeMinutes.REGISTRATION));
  await deleteExpiredFailures(parts.db, new Date());
  await deleteExpiredRefusedPages(parts.db, now);
  await forgetEndedCounts(parts.db);
}
