import type { Reader } from '../../../platform/database/index.ts';
import { findMissingUnitRequest, findOrganisation } from '../../organisations/index.ts';
import type { EmploymentState } from '../rules/learner-profile.ts';
import { listEmployments } from './employments.ts';

export interface HistoryEntry {
  id: string;
  unitName: string;
  /** The unit is not in the list yet (Q8). */
  requested: boolean;
  state: EmploymentState;
  validFrom: string;
  validTo: string | null;
}

/** Lists employments with the names of the units, newest first (Q10). */
export async function listHistory(db: Reader, accountId: string): Promise<HistoryEntry[]> {
  const history: HistoryEntry[] = [];
  for (const one of await listEmployments(db, accountId)) {
    const unit = one.organisationId
      ? await findOrganisation(db, one.organisationId)
      : await findMissingUnitRequest(db, one.missingUnitRequestId as string);
    history.push({
      id: one.id,
      unitName: unit?.name ?? '',
      requested: one.organisationId === null,
      state: one.state,
      validFrom: one.validFrom,
      validTo: one.validTo,
    });
  }
  return history;
}
