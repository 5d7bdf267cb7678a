import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findMaintained, lockRules, type Maintained } from '../queries/hour-rules.ts';
import { markRuleEnded } from './end-overlapping-rules.ts';

/** Ends a place's rule with a year: afterwards the city's applies. The city's own is only replaced. */
export async function endRule(
  parts: Parts,
  actor: Officer,
  { kind, id, toYear, because }: { kind: Maintained; id: string; toYear: number; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockRules(tx);
    const rule = await findMaintained(tx, kind, id);
    if (!rule) throw new Refusal('hours.rule_unknown');
    if (rule.jurisdictionId === null) throw new Refusal('hours.rule_of_city');
    const last = rule.toYear ?? 2100;
    if (toYear < rule.fromYear - 1 || toYear > last)
      throw new Refusal('hours.rule_end_wrong', { from: rule.fromYear - 1, to: last });
    await markRuleEnded(parts, tx, actor, { kind, rule, toYear, because });
  });
}
