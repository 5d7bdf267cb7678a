import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { isPointNameTaken, updatePoint } from '../queries/points.ts';

/**
 * Changes a knowledge point of a topic; questions that have it keep it. Throws `question_bank.point_taken` for
 * the name of another.
 */
export async function changePoint(
  parts: Parts,
  actor: Officer,
  { id, topicId }: { id: string; topicId: string },
  change: { name: string; lessonId: string | null; isRetired: boolean },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (await isPointNameTaken(tx, { id, topicId, name: change.name }))
      throw new Refusal('question_bank.point_taken');
    if (!(await updatePoint(tx, { id, topicId }, change)))
      throw new Refusal('question_bank.topic_not_found');
    const subject = { type: 'knowledge_point', id };
    await recordAudit(tx, actor, 'question_bank.change_point', subject, { ...change });
  });
}
