import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOrganisation } from '../queries/organisations.ts';
import { lockPending, settleMissingUnit } from './settle-missing-unit.ts';

/**
 * Answers a request with a unit of the list that has another name. Throws as `addMissingUnit`, and
 * `organisations.organisation_not_found`.
 */
export async function mergeMissingUnit(
  parts: Parts,
  actor: Officer,
  requestId: string,
  organisationId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const request = await lockPending(tx, actor, requestId);
    if (!(await findOrganisation(tx, organisationId)))
      throw new Refusal('organisations.organisation_not_found');
    await settleMissingUnit(parts, tx, actor, request, {
      state: 'MERGED',
      organisationId,
      reason: null,
    });
  });
}
