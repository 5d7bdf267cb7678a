import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { countChanges } from '../queries/score-changes.ts';
import {
  type ChangeCounts,
  describeCorrection,
  passRuleNames,
  type ScoreCorrection,
} from '../rules/score-correction.ts';
import { applyCorrection, takeDraft } from './correction-approval.ts';

/**
 * Proposes a tried correction for a second clerk; returns the id of the proposal. No audit: `propose`
 * records it.
 */
export function proposeCorrection(parts: Parts, actor: Officer, id: string): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const one = await takeDraft(tx, actor, id);
    return propose(parts, tx, actor, applyCorrection, {
      subject: subjectOf(one),
      difference: differenceOf(one, await countChanges(tx, id)),
      change: { undo: false },
      reason: one.ground,
    });
  });
}

export const subjectOf = ({ id, questionWords }: ScoreCorrection) => ({
  type: 'score_correction',
  id,
  words: `试题“${questionWords.slice(0, 40)}”`,
  href: `/score-corrections/${id}`,
});

function differenceOf(one: ScoreCorrection, counts: ChangeCounts): Difference[] {
  const row = (label: string, count: number) => ({ label, before: null, after: `${count} 人次` });
  return [
    { label: '更正', before: null, after: describeCorrection(one) },
    { label: '合格的处理', before: null, after: passRuleNames[one.rule] },
    row('由不合格变为合格', counts.nowPass),
    row('由合格变为不合格', counts.nowFail),
    row('分数低于合格线、仍按规则合格', counts.keptPass),
    row('分数提高', counts.higher),
    row('分数降低', counts.lower),
  ];
}
