import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { insertEntry, lockQuestion, updateState } from '../queries/questions.ts';
import { mayAnswer } from '../rules/policy.ts';
import { type Move, mayTake, type Question, stateAfter } from '../rules/question.ts';

/**
 * The body that has a question answers it or asks back; the asker is told. Throws
 * `helpdesk.not_found` for every other body (N39), `helpdesk.not_now`.
 */
export async function answerQuestion(
  parts: Parts,
  actor: Officer,
  id: string,
  { kind, text }: { kind: 'ANSWER' | 'ASK_BACK'; text: string },
): Promise<void> {
  const now = parts.clock.now();
  const { accountId, organisationId } = actor;
  await inTransaction(parts.db, async (tx) => {
    const question = await lockOwn(tx, actor, id, kind);
    await updateState(tx, id, { state: stateAfter[kind], escalateAt: null });
    await insertEntry(tx, id, { kind, accountId, organisationId, text, at: now });
    const { name } = await getOrganisation(tx, question.holderId);
    const said = kind === 'ANSWER' ? '答复了您的提问' : '请您补充情况';
    await notify(parts, tx, [question.accountId], {
      subject: kind === 'ANSWER' ? '提问已答复' : '提问需要补充',
      text: `${name}${said}：${question.title}。请登录平台查看。`,
      href: `/questions/${id}`,
      organisationId,
      channels: ['SMS', 'MAIL'],
    });
    const action = kind === 'ANSWER' ? 'helpdesk.answer' : 'helpdesk.ask_back';
    await recordAudit(tx, actor, action, { type: 'help_question', id });
  });
}

export async function lockOwn(tx: Tx, actor: Officer, id: string, move: Move): Promise<Question> {
  const question = await lockQuestion(tx, id);
  if (!question || !mayAnswer(actor, question)) throw new Refusal('helpdesk.not_found');
  if (!mayTake(question.state, move)) throw new Refusal('helpdesk.not_now');
  return question;
}
