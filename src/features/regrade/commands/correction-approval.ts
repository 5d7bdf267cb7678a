import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import { recordAudit } from '../../audit/index.ts';
import { countEnrolmentsWith, endCorrection, putCorrectionInForce } from '../../exam/index.ts';
import { listActs } from '../queries/acts.ts';
import { loadTriedItems } from '../queries/items.ts';
import { changesOwnResult, countEnrolmentsChanged } from '../queries/score-changes.ts';
import { hasOtherInWork, lockCorrection, updateState } from '../queries/score-corrections.ts';
import { actsInWords } from '../rules/acts.ts';
import { makers } from '../rules/policy.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';

/** Approving a correction: it is in force at once, results follow by the job. */
export const applyCorrection: ProposalKind<{ undo: false }> = {
  kind: 'regrade.apply',
  title: '成绩更正',
  confirmedBy: makers,
  takesEffect: '随即由后台逐人',
  async apply({ clock }, tx, { subjectId: id, actor }) {
    const one = await takeDraft(tx, actor, id);
    if (await hasOtherInWork(tx, one)) throw new Refusal('regrade.in_work', { id });
    await putCorrectionInForce(tx, one);
    const papers = [...(await loadTriedItems(tx, one)).keys()];
    await updateState(tx, id, 'APPLYING', {
      approvedBy: actor.accountId,
      approvedAt: clock.now(),
      targets: await countEnrolmentsWith(tx, papers),
    });
    const { topicId, questionId, kind, accepted, rule, ground } = one;
    const facts = { topicId, questionId, kind, accepted, rule, ground };
    await recordAudit(tx, actor, 'regrade.approve', { type: 'score_correction', id }, facts);
  },
};

/** Undoing an applied correction, as long as nobody acted on it. */
export const undoCorrection: ProposalKind<{ undo: true }> = {
  kind: 'regrade.undo',
  title: '撤销成绩更正',
  confirmedBy: makers,
  takesEffect: '随即由后台逐人',
  async apply(_parts, tx, { subjectId: id, actor, reason }) {
    const one = await takeApplied(tx, actor, id);
    if (await hasOtherInWork(tx, one)) throw new Refusal('regrade.in_work', { id });
    await endCorrection(tx, id);
    await updateState(tx, id, 'UNDOING', {
      undoBecause: reason,
      undoBy: actor.accountId,
      targets: await countEnrolmentsChanged(tx, id),
    });
    await recordAudit(tx, actor, 'regrade.undo', { type: 'score_correction', id }, { reason });
  },
};

/**
 * Returns a tried correction, locked, that this officer may propose or approve. Throws `regrade.not_found`,
 * `regrade.not_draft`, `regrade.own_result` (G10).
 */
export async function takeDraft(tx: Tx, actor: Officer, id: string): Promise<ScoreCorrection> {
  const one = await lockCorrection(tx, id);
  if (!one) throw new Refusal('regrade.not_found');
  if (one.state !== 'DRAFT') throw new Refusal('regrade.not_draft', { id });
  await refuseOwn(tx, actor, id);
  return one;
}

/**
 * Returns an applied correction, locked, that can be undone. Throws `regrade.not_found`,
 * `regrade.not_applied`, `regrade.own_result` (G10), `regrade.acted_on`.
 */
export async function takeApplied(tx: Tx, actor: Officer, id: string): Promise<ScoreCorrection> {
  const one = await lockCorrection(tx, id);
  if (!one) throw new Refusal('regrade.not_found');
  if (one.state !== 'APPLIED') throw new Refusal('regrade.not_applied', { id });
  await refuseOwn(tx, actor, id);
  const acts = await listActs(tx, one);
  if (acts.length > 0) throw new Refusal('regrade.acted_on', { id, acts: actsInWords(acts) });
  return one;
}

async function refuseOwn(tx: Tx, { accountId }: Officer, id: string): Promise<void> {
  if (await changesOwnResult(tx, id, accountId)) throw new Refusal('regrade.own_result', { id });
}
