import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { lockTopic } from '../queries/topics.ts';
import { requireDraft } from '../rules/policy.ts';
import type { Topic } from '../rules/topic.ts';

/** Locks a draft and returns it. Throws `courses.topic_not_found`, `courses.not_a_draft`. */
export async function lockDraft(tx: Tx, topicId: string): Promise<Topic> {
  const topic = await lockTopic(tx, topicId);
  if (!topic) throw new Refusal('courses.topic_not_found');
  requireDraft(topic);
  return topic;
}
