import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertRule } from '../queries/hour-rules.ts';
import type { RuleFacts } from '../rules/hour-rule.ts';
import { endOverlappingRules, type Replacing } from './end-overlapping-rules.ts';

/** Sets what years ask for at a place (E1, E6, E7); a rule is never changed. */
export async function setHourRule(
  parts: Parts,
  actor: Officer,
  { replaces, ...rule }: RuleFacts & Replacing,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const by = { createdBy: actor.accountId, createdAt: parts.clock.now() };
    await endOverlappingRules(parts, tx, actor, { kind: 'hourRules', rule, replaces });
    const id = await insertRule(tx, { ...rule, ...by });
    await recordAudit(tx, actor, 'hours.set_rule', { type: 'hour_rule', id }, { ...rule });
  });
}
