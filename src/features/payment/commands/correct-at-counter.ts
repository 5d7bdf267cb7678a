import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { hasResults } from '../../exam/index.ts';
import { type Corrections, correctRegistration, proposeCorrection } from '../../people/index.ts';

/**
 * The clerk corrects data on the proof shown (N2, Q7). A name or number that exam results carry already
 * is only proposed: another officer confirms it (roles.md). Returns whether something was proposed.
 * Throws what the counter and accounts refuse, and `payment.move_after_correction` for a new district
 * together with a proposal, because the officer who confirms must serve the learner still.
 * No audit: accounts records the correction with what was changed.
 */
export async function correctAtCounter(
  parts: Parts,
  actor: Officer,
  accountId: string,
  { changes, note }: { changes: Corrections; note: string },
): Promise<{ proposed: boolean }> {
  return inTransaction(parts.db, async (tx) => {
    const { name, idDocumentType, idNumber, ...rest } = changes;
    const identity = name !== undefined || idNumber !== undefined;
    const proposed = identity && (await hasResults(tx, accountId));
    if (!proposed) {
      await correctRegistration(parts, tx, actor, accountId, changes, note);
      return { proposed };
    }
    if (rest.districtId !== undefined) throw new Refusal('payment.move_after_correction');
    const proposal = {
      ...(name !== undefined && { name }),
      ...(idNumber !== undefined && { idDocumentType, idNumber }),
    };
    await proposeCorrection(parts, tx, actor, accountId, proposal, note);
    if (rest.phone !== undefined)
      await correctRegistration(parts, tx, actor, accountId, rest, note);
    return { proposed };
  });
}
