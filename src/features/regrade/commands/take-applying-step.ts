import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listEnrolmentsWith, previewRegrades } from '../../exam/index.ts';
import { loadTriedItems } from '../queries/items.ts';
import { lockCorrection, moveWalk, updateState } from '../queries/score-corrections.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';
import { applyToEnrolment } from './apply-to-enrolment.ts';

/** Applies a correction to the next enrolments, each in its own transaction; at the end it is applied. */
export async function takeApplyingStep(
  parts: Parts,
  one: ScoreCorrection,
  limit: number,
): Promise<void> {
  const { id, topicId, rule, walkedTo: after } = one;
  const paperIds = [...(await loadTriedItems(parts.db, one)).keys()];
  const next = await listEnrolmentsWith(parts.db, paperIds, { after, limit });
  const changing = await previewRegrades(parts.db, topicId, next, { rule });
  const enrolmentIds = new Set(changing.map(({ attempt }) => attempt.enrolmentId));
  for (const enrolmentId of next)
    if (enrolmentIds.has(enrolmentId)) await applyToEnrolment(parts, one, enrolmentId);
  await inTransaction(parts.db, async (tx) => {
    if ((await lockCorrection(tx, id))?.state !== 'APPLYING') return;
    const to = next.at(-1);
    if (to) await moveWalk(tx, one, { to, more: next.length });
    if (to) return;
    await updateState(tx, id, 'APPLIED', { appliedAt: parts.clock.now() });
    await recordAudit(tx, 'SYSTEM', 'regrade.finish', { type: 'score_correction', id });
  });
}
