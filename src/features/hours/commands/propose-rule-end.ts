import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { propose } from '../../proposals/index.ts';
import { findMaintained, lockRules, type Maintained } from '../queries/hour-rules.ts';
import { describeYears, type Validity } from '../rules/hour-rule.ts';
import { markRuleEnded } from './end-overlapping-rules.ts';

interface Ending {
  kind: Maintained;
  id: string;
  toYear: number;
}

/** A place's rule or table ends with a year, by two persons: afterwards the city's applies. */
export const endRuleKind: ProposalKind<Ending> = {
  kind: 'hours.end_rule',
  title: '停用区县的学时规则',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(parts, tx, { change: { kind, id, toYear }, reason, actor }) {
    const rule = await lockEndable(tx, { kind, id, toYear });
    await markRuleEnded(parts, tx, actor, { kind, rule, toYear, because: reason });
  },
};

/**
 * Proposes to end a place's rule with a year, and returns the proposal. Throws `hours.rule_unknown`,
 * `hours.rule_of_city`, `hours.rule_end_wrong`. No audit: `propose` records it.
 */
export function proposeRuleEnd(
  parts: Parts,
  actor: Officer,
  { because, ...change }: Ending & { because: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const rule = await lockEndable(tx, change);
    const what = change.kind === 'hourRules' ? '年度规则' : '折算办法';
    return propose(parts, tx, actor, endRuleKind, {
      subject: {
        ...{ type: change.kind === 'hourRules' ? 'hour_rule' : 'hour_conversion_table' },
        ...{ id: rule.id, words: `${what}：${rule.basis}`, href: '/hour-rules' },
      },
      difference: [
        {
          label: '适用年度',
          before: describeYears(rule),
          after: describeYears({ fromYear: rule.fromYear, toYear: change.toYear }),
        },
      ],
      change,
      reason: because,
    });
  });
}

/** The rule, if it is a place's and may end with that year; the city's own is only replaced. */
async function lockEndable(tx: Tx, { kind, id, toYear }: Ending): Promise<Validity> {
  await lockRules(tx);
  const rule = await findMaintained(tx, kind, id);
  if (!rule) throw new Refusal('hours.rule_unknown');
  if (rule.jurisdictionId === null) throw new Refusal('hours.rule_of_city');
  const last = rule.toYear ?? 2100;
  if (toYear < rule.fromYear - 1 || toYear > last)
    throw new Refusal('hours.rule_end_wrong', { from: rule.fromYear - 1, to: last });
  return rule;
}
