import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { hasResults } from '../../exam/index.ts';
import { returnRegistration } from '../../people/index.ts';
import { loadServed } from '../queries/counter-items.ts';

/**
 * Returns wrong registration data to the learner, with a reason (N2). Refused once exam results exist
 * (`payment.return_with_results`): the learner could then change alone what takes two officers.
 * No audit: people records the return.
 */
export async function returnAtCounter(
  parts: Parts,
  actor: Officer,
  accountId: string,
  reason: string,
): Promise<void> {
  await loadServed(parts, actor, accountId);
  await inTransaction(parts.db, async (tx) => {
    if (await hasResults(tx, accountId)) throw new Refusal('payment.return_with_results');
    await returnRegistration(parts, tx, actor, accountId, reason);
  });
}
