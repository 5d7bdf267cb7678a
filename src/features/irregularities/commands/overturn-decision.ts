import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellAccused, tellOwners } from './notify-parties.ts';
import { revertDecision } from './revert-decision.ts';
import { takeStep } from './take-step.ts';

/** Accepts the appeal, by a third person, and reverts every effect of the decision at once. */
export function overturnDecision(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'overturn',
    line: `申诉成立，决定撤销，系统已全部恢复：${reason}`,
    async change(tx, one) {
      await revertDecision(parts, tx, actor, one);
      const text = `${one.caseNo}号案件的申诉成立，原决定已撤销，合格单、审验、学时和评聘资格已恢复原状。`;
      await tellAccused(parts, tx, one, text);
      await tellOwners(parts, tx, one, `因${one.caseNo}号案件受到影响的合格单已恢复原状。`);
      return { appealDecidedBy: actor.accountId, appealReason: reason };
    },
  });
}
