import type { Parts } from '../../../platform/parts.ts';
import { deleteExpiredRegistrations } from '../queries/pending-registrations.ts';

/** Deletes registrations whose phone was not proved in time. No audit: nothing was registered. */
export const deleteUnprovedRegistrations = ({ db, clock }: Parts): Promise<void> =>
  deleteExpiredRegistrations(db, clock.now());
