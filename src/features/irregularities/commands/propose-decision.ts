import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listSlipIds } from '../queries/cases.ts';
import { measuresFor, type Proposal } from '../rules/case.ts';
import { measureKindOf, measuresInWords } from '../rules/case-kinds.ts';
import { takeStep } from './take-step.ts';

/**
 * Proposes what to decide; another officer decides it. Throws `irregularities.measure_unfit`, and
 * `irregularities.no_slips` where a measure would change nothing.
 */
export function proposeDecision(
  parts: Parts,
  actor: Officer,
  id: string,
  { measures, reason, circular }: Proposal,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'propose',
    line: `提出处理意见：${measuresInWords(measures)}`,
    facts: { measures },
    async change(tx, one, now) {
      const allowed = measuresFor(one);
      if (measures.some((measure) => !allowed.includes(measure)))
        throw new Refusal('irregularities.measure_unfit');
      const reachesSlips = measures.some((measure) => measureKindOf[measure].reachesSlips);
      if (reachesSlips && (await listSlipIds(tx, id)).length === 0)
        throw new Refusal('irregularities.no_slips');
      return {
        measures,
        proposal: reason,
        circular: measures.includes('CIRCULAR') ? circular : null,
        proposedBy: actor.accountId,
        proposedAt: now,
      };
    },
  });
}
