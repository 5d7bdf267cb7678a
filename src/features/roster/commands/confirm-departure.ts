import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { correctDepartureDay } from '../../people/index.ts';
import { lockTransfer, updateTransfer } from '../queries/transfers.ts';
import { membershipOf } from '../rules/body-membership.ts';

/**
 * Confirms the last day of a person for the body they left; at the latest the first day of the new one.
 * Throws `roster.transfer_not_found`, `roster.transfer_answered`, `people.period_reversed`,
 * `roster.day_after_start`.
 */
export async function confirmDeparture(
  parts: Parts,
  actor: Officer,
  id: string,
  on: string,
): Promise<void> {
  const { organisationId } = membershipOf(actor);
  await inTransaction(parts.db, async (tx) => {
    const transfer = await lockTransfer(tx, id);
    if (!transfer || transfer.fromOrganisationId !== organisationId)
      throw new Refusal('roster.transfer_not_found');
    if (transfer.state !== 'MOVED') throw new Refusal('roster.transfer_answered');
    const { kind, startsOn } = transfer;
    if (on > startsOn) throw new Refusal('roster.day_after_start', { day: startsOn });
    const by = actor.accountId;
    const membership = { kind, organisationId };
    await correctDepartureDay(tx, membership, transfer.fromAffiliationId as string, { on, by });
    await updateTransfer(tx, id, { state: 'SETTLED', closedAt: parts.clock.now() });
    const subject = { type: 'transfer', id };
    await recordAudit(tx, actor, 'roster.confirm_departure', subject, { on });
  });
}
