import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getRevision, updateTopic } from '../queries/topics.ts';
import type { TopicRules } from '../rules/topic.ts';
import { lockDraft } from './lock-draft.ts';

/**
 * Changes the rules of a draft. Throws `courses.changed_meanwhile` when a colleague changed it since the form
 * was read, `courses.not_a_draft`.
 */
export async function changeDraft(
  parts: Parts,
  actor: Officer,
  topicId: string,
  { rules, revision }: { rules: Partial<TopicRules>; revision: number },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const topic = await lockDraft(tx, topicId);
    if ((await getRevision(tx, topicId)) !== revision)
      throw new Refusal('courses.changed_meanwhile');
    await updateTopic(tx, { ...topic, ...rules });
    await recordAudit(tx, actor, 'courses.change_draft', { type: 'topic', id: topicId });
  });
}
