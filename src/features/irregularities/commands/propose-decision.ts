import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listSlipIds } from '../queries/cases.ts';
import { measuresFor, slipMeasures } from '../rules/case.ts';
import type { Proposal } from '../rules/case-proposal.ts';
import { measureNames } from '../rules/case-words.ts';
import { takeStep } from './take-step.ts';

/**
 * An officer proposes what to decide; another decides it. Throws `irregularities.measure_unfit`, and
 * `irregularities.no_slips` where a measure would reach nothing.
 */
export function proposeDecision(
  parts: Parts,
  actor: Officer,
  id: string,
  { measures, reason, circular }: Proposal,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'propose',
    line: `提出处理意见：${measures.map((one) => measureNames[one]).join('、')}`,
    facts: { measures },
    async work(tx, one, now) {
      const fit = measuresFor(one);
      if (measures.some((measure) => !fit.includes(measure)))
        throw new Refusal('irregularities.measure_unfit');
      const reachesSlips = measures.some((measure) => slipMeasures.includes(measure));
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
