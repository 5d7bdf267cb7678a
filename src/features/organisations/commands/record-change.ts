import type { Tx } from '../../../platform/database/index.ts';
import { insertChange, type NewChange, updateOrganisation } from '../queries/changes.ts';

/**
 * Sets columns of an organisation at once, with the entry in its history, in the caller's transaction.
 * No audit: the caller records what it does it for.
 */
export async function recordChange(tx: Tx, change: Omit<NewChange, 'appliedAt'>): Promise<void> {
  await updateOrganisation(tx, change.organisationId, change.patch);
  await insertChange(tx, { ...change, appliedAt: change.at });
}
