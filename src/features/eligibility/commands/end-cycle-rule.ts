import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { markRuleEnded } from '../queries/cycle-rules.ts';

/** Ends a cycle rule with a reason; what rested on it keeps its words. */
export async function endCycleRule(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    if (!(await markRuleEnded(tx, id, { by: actor.accountId, at, because })))
      throw new Refusal('eligibility.not_found');
    await recordAudit(
      tx,
      actor,
      'eligibility.end_cycle_rule',
      { type: 'cycle_rule', id },
      { because },
    );
  });
}
