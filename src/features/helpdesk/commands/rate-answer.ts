import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockQuestion, updateRating } from '../queries/questions.ts';
import { isAsker } from '../rules/policy.ts';
import type { Rating } from '../rules/question.ts';

/** Stores the asker's rating of the answer; the last one counts. */
export async function rateAnswer(
  parts: Parts,
  actor: Actor,
  id: string,
  rating: Rating,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const question = await lockQuestion(tx, id);
    if (!question || !isAsker(actor, question)) throw new Refusal('helpdesk.not_found');
    if (question.state !== 'ANSWERED' && question.state !== 'CLOSED')
      throw new Refusal('helpdesk.not_now');
    await updateRating(tx, id, rating);
    await recordAudit(tx, actor, 'helpdesk.rate', { type: 'help_question', id }, { rating });
  });
}
