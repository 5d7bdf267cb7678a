import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { takeStep } from './take-step.ts';

/** Sends a proposal back with the reason why the second person disagrees. */
export function sendProposalBack(
  parts: Parts,
  actor: Officer,
  id: string,
  because: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'sendBack',
    line: `退回处理意见：${because}`,
    facts: { because },
    change: async () => ({ measures: [], proposedBy: null, proposedAt: null }),
  });
}
