import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findSlipOfAccused } from '../queries/accused.ts';
import { insertCaseSlip, lockCase } from '../queries/cases.ts';

const open = ['REPORTED', 'OPEN', 'NOTIFIED', 'DEFENDED'];

/**
 * Adds a slip to what a case is about, before anything is proposed. Returns false when the slip does not
 * exist or has nothing to do with the accused.
 */
export async function addSlip(
  parts: Parts,
  actor: Officer,
  { id, slipNo }: { id: string; slipNo: string },
): Promise<boolean> {
  return inTransaction(parts.db, async (tx) => {
    const one = await lockCase(tx, id);
    if (!one) throw new Refusal('irregularities.not_found');
    if (!open.includes(one.state)) throw new Refusal('irregularities.wrong_state');
    if (one.accountId === actor.accountId) throw new Refusal('irregularities.own_case');
    const slip = await findSlipOfAccused(tx, one, slipNo);
    if (!slip) return false;
    await insertCaseSlip(tx, id, slip.id);
    const subject = { type: 'irregularity_case', id };
    await recordAudit(tx, actor, 'irregularities.add_slip', subject, { slipId: slip.id });
    return true;
  });
}
