import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { lockComplaint, updateAnswer } from '../queries/complaints.ts';
import { type ComplaintOutcome, complaintSubject, outcomeNames } from '../rules/complaint.ts';

/**
 * Answers a complaint and tells the learner. Throws `regrade.complaint_unknown`,
 * `regrade.complaint_answered`, `regrade.own_complaint` (G10).
 */
export async function answerComplaint(
  parts: Parts,
  actor: Officer,
  { id, outcome, answer }: { id: string; outcome: ComplaintOutcome; answer: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockComplaint(tx, id);
    if (!one) throw new Refusal('regrade.complaint_unknown');
    if (one.state !== 'ASKED') throw new Refusal('regrade.complaint_answered');
    if (one.accountId === actor.accountId) throw new Refusal('regrade.own_complaint');
    const answeredAt = parts.clock.now();
    await updateAnswer(tx, id, { outcome, answer, answeredBy: actor.accountId, answeredAt });
    const subject = { type: 'exam_attempt', id: one.attemptId };
    await recordAudit(tx, actor, 'regrade.answer_complaint', subject, { complaintId: id, outcome });
    await notify(parts, tx, [one.accountId], {
      subject: '成绩异议已答复',
      text: `您对${complaintSubject(one)}的异议已答复（${outcomeNames[outcome]}）：${answer}`,
      href: `/attempts/${one.attemptId}/complaints`,
      channels: ['SMS'],
    });
  });
}
