import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { hasResults } from '../../exam/index.ts';
import { returnRegistration } from '../../people/index.ts';

/**
 * Returns registration data that are not true to the learner, with a reason (N2). Not once exam results
 * exist: one person could then change what takes two officers (`payment.return_with_results`).
 * No audit: accounts records the return.
 */
export async function returnAtCounter(
  parts: Parts,
  actor: Officer,
  accountId: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (await hasResults(tx, accountId)) throw new Refusal('payment.return_with_results');
    await returnRegistration(parts, tx, actor, accountId, reason);
  });
}
