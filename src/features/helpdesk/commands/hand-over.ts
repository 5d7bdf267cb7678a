import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { listOtherBodies } from '../queries/assignment.ts';
import { insertEntry, updateHolder } from '../queries/questions.ts';
import { lockHeldQuestion } from './lock-held-question.ts';

/**
 * Hands a question over to another body; the asker sees the reason. It is not escalated from there.
 * Throws `helpdesk.not_found`, `helpdesk.not_now`.
 */
export async function handOver(
  parts: Parts,
  actor: Officer,
  id: string,
  { organisationId, reason }: { organisationId: string; reason: string },
): Promise<void> {
  const now = parts.clock.now();
  const { accountId } = actor;
  await inTransaction(parts.db, async (tx) => {
    const question = await lockHeldQuestion(tx, actor, id, 'HANDED_OVER');
    const to = (await listOtherBodies(tx, question, dayOf(now))).find(
      (body) => body.id === organisationId,
    );
    if (!to) throw new Refusal('helpdesk.not_found');
    const { step } = question;
    await updateHolder(tx, id, { holderId: to.id, heldSince: now, step, escalateAt: null });
    await insertEntry(tx, id, {
      kind: 'HANDED_OVER',
      accountId,
      organisationId: to.id,
      text: reason,
      at: now,
    });
    await notify(parts, tx, [question.accountId], {
      subject: '提问已转办',
      text: `您的提问“${question.title}”已转给${to.name}。`,
      href: `/questions/${id}`,
    });
    const facts = { to: to.id, reason };
    await recordAudit(tx, actor, 'helpdesk.hand_over', { type: 'help_question', id }, facts);
  });
}
