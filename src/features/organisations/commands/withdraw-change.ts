import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockWaitingChange, markChange } from '../queries/changes.ts';
import { getOrganisation } from '../queries/organisations.ts';
import { mayKeep } from '../rules/policy.ts';

/**
 * Withdraws a change that waits for its day, and returns the organisation. Throws `organisations.not_found`,
 * `organisations.change_settled`.
 */
export async function withdrawChange(parts: Parts, actor: Officer, id: string): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const change = await lockWaitingChange(tx, id);
    if (!change) throw new Refusal('organisations.change_settled');
    const { organisationId, kind } = change;
    if (!mayKeep(actor, await getOrganisation(tx, organisationId)))
      throw new Refusal('organisations.not_found');
    await markChange(tx, id, { withdrawnAt: parts.clock.now() });
    const subject = { type: 'organisation', id: organisationId };
    await recordAudit(tx, actor, 'organisations.withdraw_change', subject, { kind, change: id });
    return organisationId;
  });
}
