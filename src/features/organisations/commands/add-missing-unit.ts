import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { breaksUnique, inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Affiliation, Ownership } from '../rules/organisation.ts';
import { addOrganisation } from './add-organisation.ts';
import { lockPending, settleMissingUnit } from './settle-missing-unit.ts';

/**
 * Adds a missing unit and returns its id (Q8). A unit of the city or the central state waits for the
 * municipal bureau's approval before it endorses (N26). Throws
 * `organisations.request_not_found`, `organisations.request_settled`,
 * `organisations.credit_code_taken`.
 */
export async function addMissingUnit(
  parts: Parts,
  actor: Officer,
  requestId: string,
  unit: {
    name: string;
    creditCode: string | null;
    affiliation: Affiliation | null;
    ownership: Ownership;
    address: string;
  },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const request = await lockPending(tx, actor, requestId);
    const district = unit.affiliation === null || unit.affiliation === 'DISTRICT';
    const organisationId = await addOrganisation(parts, tx, actor, {
      ...unit,
      kind: 'EMPLOYER',
      jurisdictionId: request.jurisdictionId,
      approval: district ? 'APPROVED' : 'PENDING',
    }).catch((error: unknown) => {
      if (breaksUnique(error, 'organisations_credit_code_key'))
        throw new Refusal('organisations.credit_code_taken');
      throw error;
    });
    await settleMissingUnit(parts, tx, actor, request, {
      state: 'ADDED',
      organisationId,
      reason: null,
    });
    return organisationId;
  });
}
