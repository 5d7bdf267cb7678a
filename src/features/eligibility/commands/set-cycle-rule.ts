import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertCycleRule } from '../queries/cycle-rules.ts';
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
