import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateDiscarded } from '../queries/discarded-drafts.ts';

/** Takes back a draft that was thrown away. Throws `courses.topic_not_found`. */
export async function takeBackDraft(parts: Parts, actor: Officer, topicId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (!(await updateDiscarded(tx, topicId, null))) throw new Refusal('courses.topic_not_found');
    await recordAudit(tx, actor, 'courses.take_back', { type: 'topic', id: topicId });
  });
}
