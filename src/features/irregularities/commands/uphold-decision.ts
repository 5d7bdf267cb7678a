import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { endVoidedRounds } from './end-voided-rounds.ts';
import { tellAccused } from './notify-parties.ts';
import { takeStep } from './take-step.ts';

/** Rejects the appeal, by a third person; the decision stays. */
export function upholdDecision(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'uphold',
    line: `申诉不成立，维持决定：${reason}`,
    async change(tx, one) {
      await tellAccused(parts, tx, one, `${one.caseNo}号案件的申诉不成立，维持原决定：${reason}。`);
      await endVoidedRounds(tx, one);
      return { appealDecidedBy: actor.accountId, appealReason: reason };
    },
  });
}
