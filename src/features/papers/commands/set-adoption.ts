import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import { recordAudit } from '../../audit/index.ts';
import { adoptPapers } from '../../exam/index.ts';
import { listReleasedQuestions } from '../../question-bank/index.ts';
import { lockSet, updateSetState } from '../queries/paper-sets.ts';
import type { PaperSet } from '../rules/paper-set.ts';
import { makers } from '../rules/policy.ts';

/** Adopting a set: starts draw on it from then on. */
export const adoptSet: ProposalKind<Record<string, never>> = {
  kind: 'papers.adopt',
  title: '启用一组试卷',
  confirmedBy: makers,
  async apply({ clock }, tx, { subjectId: id, actor }) {
    const { topicId, papers } = await takeDrawn(tx, id);
    await adoptPapers(tx, { topicId, setId: id, papers });
    await updateSetState(tx, id, 'ADOPTED', {
      ...{ adoptedBy: actor.accountId, adoptedAt: clock.now() },
    });
    const facts = { topicId, variants: papers.length };
    await recordAudit(tx, actor, 'papers.adopt', { type: 'paper_set', id }, facts);
  },
};

/**
 * Returns a drawn set, locked, whose questions are still given as drawn. Throws `papers.not_found`,
 * `papers.not_drawn`, `papers.question_gone`.
 */
export async function takeDrawn(tx: Tx, id: string): Promise<PaperSet> {
  const set = await lockSet(tx, id);
  if (!set) throw new Refusal('papers.not_found');
  if (set.state !== 'DRAWN') throw new Refusal('papers.not_drawn');
  const bank = await listReleasedQuestions(tx, set.topicId, 'EXAM');
  const given = new Set(bank.map(({ id: question, versionNo }) => `${question} ${versionNo}`));
  for (const { questionIds, versionNos } of set.papers)
    for (const [at, question] of questionIds.entries())
      if (!given.has(`${question} ${versionNos[at]}`))
        throw new Refusal('papers.question_gone', { id: question });
  return set;
}
