import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertRule } from '../queries/hour-rules.ts';
import type { RuleFacts } from '../rules/hour-rule.ts';
import { endOverlappingRules, type Replacing } from './end-overlapping-rules.ts';

/** Sets a rule at once: for the demo city and for tests. */
export async function setHourRule(
  parts: Parts,
  actor: Officer,
  rule: RuleFacts & Replacing,
): Promise<void> {
  await inTransaction(parts.db, (tx) => applyHourRule(parts, tx, actor, rule));
}

/** Sets a rule in the caller's transaction. It is never changed: another one takes its place. */
export async function applyHourRule(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { replaces, ...rule }: RuleFacts & Replacing,
): Promise<void> {
  const by = { createdBy: actor.accountId, createdAt: parts.clock.now() };
  await endOverlappingRules(parts, tx, actor, { kind: 'hourRules', rule, replaces });
  const id = await insertRule(tx, { ...rule, ...by });
  await recordAudit(tx, actor, 'hours.set_rule', { type: 'hour_rule', id }, { ...rule });
}
