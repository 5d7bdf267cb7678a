import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertCycleRule } from '../queries/cycle-rules.ts';
import type { CycleRule } from '../rules/cycle.ts';

/** A cycle rule as entered. */
export type NewRule = Omit<CycleRule, 'id' | 'createdAt' | 'endedAt'>;

/** Sets a cycle rule at once: for the demo city and for tests. */
export async function setCycleRule(parts: Parts, actor: Officer, rule: NewRule): Promise<void> {
  await inTransaction(parts.db, (tx) => applyCycleRule(parts, tx, actor, rule));
}

/** Sets a rule in the caller's transaction. Rules are never changed: another one takes the place. */
export async function applyCycleRule(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  rule: NewRule,
): Promise<void> {
  const by = { createdAt: parts.clock.now(), createdBy: actor.accountId };
  const id = await insertCycleRule(tx, { ...rule, ...by });
  const subject = { type: 'cycle_rule', id };
  await recordAudit(tx, actor, 'eligibility.set_cycle_rule', subject, { ...rule });
}
