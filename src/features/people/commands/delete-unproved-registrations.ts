import type { Parts } from '../../../platform/parts.ts';
import { deleteExpiredRegistrations } from '../queries/pending-registrations.ts';
import { deleteExpiredDrafts } from '../queries/registration-drafts.ts';

/** Deletes drafts left lying, and registrations whose phone was not proved in time. No audit: nothing was registered. */
export async function deleteUnprovedRegistrations({ db, clock }: Parts): Promise<void> {
  await deleteExpiredRegistrations(db, clock.now());
  await deleteExpiredDrafts(db, clock.now());
}
