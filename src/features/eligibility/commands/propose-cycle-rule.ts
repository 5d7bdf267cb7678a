import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { propose } from '../../proposals/index.ts';
import { listCycleRules } from '../queries/cycle-rules.ts';
import { chooseSameReach } from '../rules/cycle.ts';
import { describeRule } from '../rules/sentences.ts';
import { applyCycleRule, type NewRule } from './set-cycle-rule.ts';

/** A cycle rule is set by two persons (G11). */
export const setCycleRuleKind: ProposalKind<NewRule> = {
  kind: 'eligibility.set_cycle_rule',
  title: '设定评审周期规则',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  apply: (parts, tx, { change, actor }) => applyCycleRule(parts, tx, actor, change),
};

/**
 * Proposes a cycle rule (G11), and returns the proposal; `reach` says in words for whom. No audit: `propose`
 * records it.
 */
export function proposeCycleRule(
  parts: Parts,
  actor: Officer,
  change: NewRule,
  reach: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const before = chooseSameReach(await listCycleRules(tx), change);
    const after = describeRule(change);
    const { seriesCode, level, jurisdictionId, applyFromYear, applyToYear } = change;
    const years = `${applyFromYear}年起${applyToYear ? `，到${applyToYear}年` : ''}`;
    return propose(parts, tx, actor, setCycleRuleKind, {
      subject: {
        type: 'cycle_rule',
        id: [jurisdictionId, seriesCode, level, applyFromYear].map((one) => one ?? '*').join('/'),
        words: change.name,
        href: '/cycle-rules',
      },
      difference: [
        { label: '适用', before: null, after: reach },
        { label: '申报年度', before: null, after: years },
        { label: '要求', before: before ? describeRule(before) : null, after },
      ],
      change,
      reason: change.basis,
    });
  });
}
