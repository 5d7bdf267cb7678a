import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listEnrolmentsToUndo } from '../queries/score-changes.ts';
import { lockCorrection, moveWalk, updateState } from '../queries/score-corrections.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';
import { undoOfEnrolment } from './undo-of-enrolment.ts';

/** Undoes a correction for the next enrolments, each in its own transaction; at the end it is undone. */
export async function takeUndoingStep(
  parts: Parts,
  one: ScoreCorrection,
  limit: number,
): Promise<void> {
  const { id } = one;
  const next = await listEnrolmentsToUndo(parts.db, id, limit);
  for (const enrolmentId of next) await undoOfEnrolment(parts, one, enrolmentId);
  await inTransaction(parts.db, async (tx) => {
    if ((await lockCorrection(tx, id))?.state !== 'UNDOING') return;
    const to = next.at(-1);
    if (to) await moveWalk(tx, one, { to, more: next.length });
    if (to) return;
    await updateState(tx, id, 'UNDONE', { undoneAt: parts.clock.now() });
    await recordAudit(tx, 'SYSTEM', 'regrade.finish_undoing', { type: 'score_correction', id });
  });
}
