import { deleteExpiredRefusedPages } from '../../../platform/database/refused-pages.ts';
import { forgetEndedCounts } from '../../../platform/database/request-counts.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteExpiredCodes } from '../queries/codes.ts';
import { deleteExpiredFailures, deleteFailedLogInsBefore } from '../queries/failures.ts';
import { deleteExpiredKeptForms } from '../queries/kept-forms.ts';
import { codeMinutes } from '../rules/one-time-code.ts';

/** GB/T 22239: logs are kept at least six months. */
const daysKept = 183;

/**
 * Deletes expired kept forms, refused pages, codes, counters and failed log-ins of half a year ago. No audit: no
 * valid record changes.
 */
export async function deleteExpired(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await deleteExpiredKeptForms(parts.db, now);
  await deleteExpiredCodes(parts.db, now, ago(codeMinutes.REGISTRATION));
  await deleteFailedLogInsBefore(parts.db, ago(daysKept * 24 * 60));
  await deleteExpiredFailures(parts.db, new Date());
  await deleteExpiredRefusedPages(parts.db, now);
  await forgetEndedCounts(parts.db);
}
