import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { propose } from '../../proposals/index.ts';
import { countEnrolmentsChanged } from '../queries/score-changes.ts';
import { describeCorrection } from '../rules/score-correction.ts';
import { takeApplied, undoCorrection } from './correction-approval.ts';
import { subjectOf } from './propose-correction.ts';

/**
 * Proposes to undo an applied correction; returns the id of the proposal. No audit: `propose` records it.
 * Throws as `takeApplied` does.
 */
export function proposeUndo(
  parts: Parts,
  actor: Officer,
  { id, reason }: { id: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const one = await takeApplied(tx, actor, id);
    const people = await countEnrolmentsChanged(tx, id);
    return propose(parts, tx, actor, undoCorrection, {
      subject: subjectOf(one),
      difference: [
        { label: '更正', before: describeCorrection(one), after: null },
        { label: '成绩恢复原样', before: null, after: `${people} 人` },
      ],
      change: { undo: true },
      reason,
    });
  });
}
