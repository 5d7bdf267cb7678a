import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { hasResults } from '../../exam/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import {
  type Corrections,
  correctRegistration,
  findPaymentOfficeFor,
  proposeCorrection,
} from '../../people/index.ts';
import { loadServed } from '../queries/counter-items.ts';

/**
 * Corrects registration data on the proof shown (N2, Q7). Once exam results exist a name or number is only
 * proposed: another officer confirms it (roles.md). Returns whether something was proposed, and the office
 * now competent when it is another. Throws what people refuses, and `payment.move_after_correction` for a
 * new district together with a proposal: the officer who confirms must still serve the learner.
 * No audit: people records the correction.
 */
export async function correctAtCounter(
  parts: Parts,
  actor: Officer,
  accountId: string,
  { changes, note }: { changes: Corrections; note: string },
): Promise<{ proposed: boolean; movedTo: Organisation | null }> {
  await loadServed(parts, actor, accountId);
  const proposed = await inTransaction(parts.db, async (tx) => {
    const { name, idDocumentType, idNumber, ...rest } = changes;
    const identity = name !== undefined || idNumber !== undefined;
    if (!identity || !(await hasResults(tx, accountId))) {
      await correctRegistration(parts, tx, actor, accountId, changes, note);
      return false;
    }
    if (rest.districtId !== undefined) throw new Refusal('payment.move_after_correction');
    const proposal = {
      ...(name !== undefined && { name }),
      ...(idNumber !== undefined && { idDocumentType, idNumber }),
    };
    await proposeCorrection(parts, tx, actor, accountId, proposal, note);
    if (rest.phone !== undefined)
      await correctRegistration(parts, tx, actor, accountId, rest, note);
    return true;
  });
  const day = dayOf(parts.clock.now());
  const { organisation } = await findPaymentOfficeFor(parts.db, accountId, day);
  return { proposed, movedTo: organisation.id === actor.organisationId ? null : organisation };
}
