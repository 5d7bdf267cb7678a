import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { listCycleRules, markRuleEnded } from '../queries/cycle-rules.ts';
import { describeRule } from '../rules/sentences.ts';

/** A cycle rule ends, by two persons; what rested on it keeps its words. */
export const endCycleRuleKind: ProposalKind<Record<string, never>> = {
  kind: 'eligibility.end_cycle_rule',
  title: '停用评审周期规则',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply({ clock }, tx, { subjectId: id, reason: because, actor }) {
    const ending = { by: actor.accountId, at: clock.now(), because };
    if (!(await markRuleEnded(tx, id, ending))) throw new Refusal('eligibility.not_found');
    const subject = { type: 'cycle_rule', id };
    await recordAudit(tx, actor, 'eligibility.end_cycle_rule', subject, { because });
  },
};

/**
 * Proposes to end a cycle rule, and returns the proposal. Throws `eligibility.not_found`. No audit: `propose`
 * records it.
 */
export function proposeCycleRuleEnd(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const rule = (await listCycleRules(tx)).find((one) => one.id === id && one.endedAt === null);
    if (!rule) throw new Refusal('eligibility.not_found');
    return propose(parts, tx, actor, endCycleRuleKind, {
      subject: { type: 'cycle_rule', id, words: rule.name, href: '/cycle-rules' },
      difference: [{ label: '要求', before: describeRule(rule), after: null }],
      change: {},
      reason: because,
    });
  });
}
