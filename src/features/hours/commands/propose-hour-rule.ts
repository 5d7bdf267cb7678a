import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { propose } from '../../proposals/index.ts';
import { getHourRule } from '../queries/hour-rules.ts';
import type { RuleFacts } from '../rules/hour-rule.ts';
import { differenceOfRules } from '../rules/rule-difference.ts';
import { lockOverlapping, type Replacing, subjectOf } from './end-overlapping-rules.ts';
import { applyHourRule } from './set-hour-rule.ts';

/** What years ask for at a place, set by two persons (E1). */
export const setRuleKind: ProposalKind<RuleFacts & Replacing> = {
  kind: 'hours.set_rule',
  title: '设定学时的年度规则',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  apply: (parts, tx, { change, actor }) => applyHourRule(parts, tx, actor, change),
};

/**
 * Proposes what years ask for at a place (E1, E6, E7), and returns the proposal. Throws `hours.rule_overlaps`,
 * `hours.rule_between`. No audit: `propose` records it.
 */
export function proposeHourRule(
  parts: Parts,
  actor: Officer,
  { place, ...change }: RuleFacts & Replacing & { place: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    await lockOverlapping(tx, { kind: 'hourRules', rule: change, replaces: change.replaces });
    const { jurisdictionId, fromYear, because } = change;
    const before = await getHourRule(tx, jurisdictionId, fromYear);
    return propose(parts, tx, actor, setRuleKind, {
      subject: subjectOf('hour_rule', `${place}的年度规则`, change),
      difference: differenceOfRules(before, change),
      change,
      reason: because,
    });
  });
}
