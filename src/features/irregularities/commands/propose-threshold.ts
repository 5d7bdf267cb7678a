import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { changeValue, lockThreshold, type Threshold } from '../queries/thresholds.ts';
import { ruleName } from '../rules/findings/index.ts';
import { decidingRoles } from '../rules/policy.ts';

export interface ThresholdChoice {
  rule: string;
  name: string;
  value: number;
}

/**
 * A threshold or a term is changed, and a rule switched off, by two persons; existing findings keep the thresholds
 * they were made with.
 */
export const thresholdKind: ProposalKind<ThresholdChoice> = {
  kind: 'irregularities.change_threshold',
  title: '调整线索规则',
  confirmedBy: decidingRoles,
  takesEffect: '从下一次检查起',
  async apply({ clock }, tx, { change: { rule, name, value }, reason, proposedBy, actor }) {
    const before = await lockThreshold(tx, rule, name);
    refuseTooLow(before, value);
    await changeValue(tx, {
      ...{ rule, name, oldValue: before.value, newValue: value },
      ...{ because: reason, changedBy: proposedBy, at: clock.now() },
    });
    const subject = { type: 'irregularity_threshold', id: `${rule}/${name}` };
    const facts = { from: before.value, to: value, because: reason, proposedBy };
    await recordAudit(tx, actor, 'irregularities.change_threshold', subject, facts);
  },
};

/**
 * Proposes another value, and returns the proposal's id. Throws `irregularities.threshold_too_low`. No audit:
 * `propose` records it.
 */
export async function proposeThreshold(
  parts: Parts,
  actor: Officer,
  { because: reason, ...change }: ThresholdChoice & { because: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { rule, name, value } = change;
    const before = await lockThreshold(tx, rule, name);
    refuseTooLow(before, value);
    const { label, unit } = before;
    return propose(parts, tx, actor, thresholdKind, {
      subject: {
        type: 'irregularity_threshold',
        id: `${rule}/${name}`,
        words: `${ruleName(rule)}：${label}`,
        href: '/findings/thresholds',
      },
      difference: [{ label, before: `${before.value}${unit}`, after: `${value}${unit}` }],
      change,
      reason,
    });
  });
}

function refuseTooLow({ least }: Threshold, value: number): void {
  if (value < least) throw new Refusal('irregularities.threshold_too_low', { least });
}
