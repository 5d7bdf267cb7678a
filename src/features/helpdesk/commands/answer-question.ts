import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { insertEntry, updateState } from '../queries/questions.ts';
import { stateAfter } from '../rules/question.ts';
import { lockHeldQuestion } from './lock-held-question.ts';

/**
 * Answers a question, or asks the asker for more, and notifies the asker. Throws
 * `helpdesk.not_found` for any body but the holder (N39), `helpdesk.not_now`.
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
    const question = await lockHeldQuestion(tx, actor, id, kind);
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
