import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertPoints } from '../queries/points.ts';

/** Adds knowledge points to a topic; those it has are passed over. Returns how many were added. */
export async function addPoints(
  parts: Parts,
  actor: Officer,
  topicId: string,
  points: readonly { name: string; lessonId: string | null }[],
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const count = await insertPoints(tx, topicId, points);
    const subject = { type: 'topic', id: topicId };
    await recordAudit(tx, actor, 'question_bank.add_points', subject, { count });
    return count;
  });
}
