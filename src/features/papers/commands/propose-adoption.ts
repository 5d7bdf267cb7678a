import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getTopic } from '../../courses/index.ts';
import { listVariants } from '../../exam/index.ts';
import { propose } from '../../proposals/index.ts';
import { adoptSet, takeDrawn } from './set-adoption.ts';

/** Proposes to adopt a set; returns the proposal. No audit: `propose` records it. Throws as `takeDrawn` does. */
export function proposeAdoption(
  parts: Parts,
  actor: Officer,
  { id, reason }: { id: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { topicId, papers } = await takeDrawn(tx, id);
    const { title, year } = await getTopic(tx, topicId);
    const before = (await listVariants(tx, topicId)).length;
    return propose(parts, tx, actor, adoptSet, {
      subject: {
        ...{ type: 'paper_set', id, words: `${year}年 ${title}` },
        href: `/paper-sets/${id}`,
      },
      difference: [
        { label: '开考时抽用的试卷', before: `${before} 套`, after: `这一组 ${papers.length} 套` },
      ],
      change: {},
      reason,
    });
  });
}
