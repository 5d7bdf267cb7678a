import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { insertCycleRule, listCycleRules } from '../queries/cycle-rules.ts';
import { type CycleRule, chooseSameReach } from '../rules/cycle.ts';
import { describeRule } from '../rules/sentences.ts';

type NewRule = Omit<CycleRule, 'id' | 'createdAt' | 'endedAt'>;

/** A cycle rule is set by two persons (G11). */
export const setCycleRuleKind: ProposalKind<NewRule> = {
  kind: 'eligibility.set_cycle_rule',
  title: '设定评审周期规则',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  apply: (parts, tx, { change, actor }) => applyRule(parts, tx, actor, change),
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

/** Sets a cycle rule at once: for the demo city and for tests. */
export async function setCycleRule(parts: Parts, actor: Officer, rule: NewRule): Promise<void> {
  await inTransaction(parts.db, (tx) => applyRule(parts, tx, actor, rule));
}

/** Rules are never changed: another one takes the place. */
async function applyRule(parts: Parts, tx: Tx, actor: Officer, rule: NewRule): Promise<void> {
  const by = { createdAt: parts.clock.now(), createdBy: actor.accountId };
  const id = await insertCycleRule(tx, { ...rule, ...by });
  const subject = { type: 'cycle_rule', id };
  await recordAudit(tx, actor, 'eligibility.set_cycle_rule', subject, { ...rule });
}
