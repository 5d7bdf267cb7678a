import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockSet, updateSetState } from '../queries/paper-sets.ts';

/** Gives up a set that was not adopted. Returns its topic. */
export async function discardSet(parts: Parts, actor: Officer, id: string): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const set = await lockSet(tx, id);
    if (!set) throw new Refusal('papers.not_found');
    if (set.state !== 'DRAWN') throw new Refusal('papers.not_drawn');
    await updateSetState(tx, id, 'DISCARDED');
    await recordAudit(tx, actor, 'papers.discard', { type: 'paper_set', id });
    return set.topicId;
  });
}
