import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateTitle } from '../../organisations/index.ts';
import { moveTitle } from '../../people/index.ts';
import { propose } from '../../proposals/index.ts';
import { findChange, lockChange, markReverted } from '../queries/changes.ts';
import { changeKindNames, mayRevert } from '../rules/title-change.ts';

/** A change is taken back before its day, or an ending afterwards: two persons. */
export const revertKind: ProposalKind<Record<string, never>> = {
  kind: 'titles.revert',
  title: '撤回职称目录的调整',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(parts, tx, { subjectId, reason, actor }) {
    const change = await lockChange(tx, subjectId);
    if (!change || !mayRevert(change)) throw new Refusal('titles.settled');
    const { id, titleCode, successorCode, moved, appliedAt } = change;
    if (appliedAt && titleCode) {
      await updateTitle(tx, titleCode, { validTo: null, successorCode: null });
      if (successorCode) await moveTitle(tx, moved, successorCode, titleCode);
    }
    await markReverted(tx, id, parts.clock.now());
    const facts = { title: titleCode, reason };
    await recordAudit(tx, actor, 'titles.revert', { type: 'title_change', id }, facts);
  },
};

/**
 * Proposes to take a change back, and returns the proposal. Throws `titles.not_found`, `titles.settled`.
 * No audit: `propose` records it.
 */
export function proposeReversal(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const change = await findChange(tx, id);
    if (!change) throw new Refusal('titles.not_found');
    if (!mayRevert(change)) throw new Refusal('titles.settled');
    const { kind, name, titleCode } = change;
    return propose(parts, tx, actor, revertKind, {
      subject: {
        ...{ type: 'title_change', id, href: '/titles' },
        words: `${changeKindNames[kind]}：${name || titleCode}`,
      },
      difference: [{ label: '改动', before: changeKindNames[kind], after: '撤回' }],
      change: {},
      reason,
    });
  });
}
