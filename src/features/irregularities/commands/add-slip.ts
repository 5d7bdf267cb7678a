import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findSlipOfAccused } from '../queries/accused.ts';
import { insertCaseSlip, lockCase } from '../queries/cases.ts';
import { caseStateKinds } from '../rules/case-kinds.ts';

/**
 * Adds a slip to a case before anything is proposed. Throws `irregularities.slip_unrelated` when the slip
 * does not exist or does not concern the accused.
 */
export async function addSlip(
  parts: Parts,
  actor: Officer,
  { id, slipNo }: { id: string; slipNo: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockCase(tx, id);
    if (!caseStateKinds[one.state].slipsOpen) throw new Refusal('irregularities.wrong_state');
    if (one.accountId === actor.accountId) throw new Refusal('irregularities.own_case');
    const slip = await findSlipOfAccused(tx, one, slipNo);
    if (!slip) throw new Refusal('irregularities.slip_unrelated');
    await insertCaseSlip(tx, id, slip.id);
    const subject = { type: 'irregularity_case', id };
    await recordAudit(tx, actor, 'irregularities.add_slip', subject, { slipId: slip.id });
  });
}
