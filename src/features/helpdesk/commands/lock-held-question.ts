import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { lockQuestion } from '../queries/questions.ts';
import { mayAnswer } from '../rules/policy.ts';
import { isAllowed, type Question, type Transition } from '../rules/question.ts';

/**
 * Locks a question that the officer's body holds, for a transition. Throws `helpdesk.not_found`,
 * `helpdesk.not_now`.
 */
export async function lockHeldQuestion(
  tx: Tx,
  actor: Officer,
  id: string,
  transition: Transition,
): Promise<Question> {
  const question = await lockQuestion(tx, id);
  if (!question || !mayAnswer(actor, question)) throw new Refusal('helpdesk.not_found');
  if (!isAllowed(question.state, transition)) throw new Refusal('helpdesk.not_now');
  return question;
}
