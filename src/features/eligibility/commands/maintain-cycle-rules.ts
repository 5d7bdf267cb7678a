import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertCycleRule, markRuleEnded } from '../queries/cycle-rules.ts';
import type { CycleRule } from '../rules/cycle.ts';

/** The municipal bureau sets a cycle rule (G11). Rules are never changed: another one takes the place. */
export async function setCycleRule(
  parts: Parts,
  actor: Officer,
  rule: Omit<CycleRule, 'id' | 'createdAt' | 'endedAt'>,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const createdAt = parts.clock.now();
    const id = await insertCycleRule(tx, { ...rule, createdAt, createdBy: actor.accountId });
    await recordAudit(
      tx,
      actor,
      'eligibility.set_cycle_rule',
      { type: 'cycle_rule', id },
      { ...rule },
    );
  });
}

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
