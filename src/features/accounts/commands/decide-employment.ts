import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { mayConfirmEmployment } from '../policy.ts';
import { decideEmployment, findEmployment } from '../queries/employments.ts';
import { sendText } from '../texts.ts';

/**
 * The unit answers a claimed link: he works here, or he does not, with a reason. Nobody answers for
 * himself (G10). Throws `accounts.link_not_found` for links of other units, `accounts.link_decided`.
 */
export async function answerEmployment(
  parts: Parts,
  actor: Actor,
  linkId: string,
  answer: { state: 'CONFIRMED' } | { state: 'REJECTED'; reason: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const link = await findEmployment(tx, linkId);
    if (!link || link.organisationId !== actor.organisationId)
      throw new Refusal('accounts.link_not_found');
    if (!mayConfirmEmployment(actor, link)) throw new Refusal('accounts.link_own');
    const decision = { state: answer.state, by: actor.accountId, at: parts.clock.now() };
    if (!(await decideEmployment(tx, linkId, decision))) throw new Refusal('accounts.link_decided');
    const reason = answer.state === 'REJECTED' ? answer.reason : null;
    if (reason)
      await sendText(
        parts,
        tx,
        link.accountId,
        `您填写的单位没有确认您是本单位人员：${reason}。请登录后在“我的资料”中重新选择单位。`,
      );
    const subject = { type: 'account', id: link.accountId };
    const facts = { organisationId: link.organisationId, state: answer.state, reason };
    await recordAudit(tx, actor, 'accounts.answer_employment', subject, facts);
  });
}
