import type { Learner } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Attempt, getOwnAttempt, getPaper } from '../../exam/index.ts';
import { listOfficers } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import { getOnlyOrganisation } from '../../organisations/index.ts';
import { getComplaintDays, insertComplaint } from '../queries/complaints.ts';
import { type ComplaintKind, complaintDeadline, complaintSubject } from '../rules/complaint.ts';

export interface AskedComplaint {
  attemptId: string;
  kind: ComplaintKind;
  /** For QUESTION. */
  itemNo: number | null;
  text: string;
}

/**
 * Asks a complaint about an own attempt and tells the clerks of the centre; returns its id. Throws
 * `exam.not_found`, `regrade.complaint_late`, `regrade.item_unknown`, `regrade.complained_already`.
 */
export async function askComplaint(
  parts: Parts,
  actor: Learner,
  { attemptId, kind, itemNo, text }: AskedComplaint,
): Promise<string> {
  const { clock, db } = parts;
  const id = newId();
  await inTransaction(db, async (tx) => {
    const attempt = await getOwnAttempt(tx, actor, attemptId);
    const { topicId, accountId } = attempt;
    const { calendar } = parts.place.current();
    const deadline = complaintDeadline(attempt, await getComplaintDays(tx, topicId), calendar);
    if (!deadline || clock.now() >= deadline) throw new Refusal('regrade.complaint_late');
    const item = kind === 'QUESTION' ? await itemOf(tx, attempt, itemNo) : noItem;
    const asked = { id, topicId, attemptId, accountId, kind, ...item, text, askedAt: clock.now() };
    if (!(await insertComplaint(tx, asked))) throw new Refusal('regrade.complained_already');
    const subject = { type: 'exam_attempt', id: attemptId };
    await recordAudit(tx, actor, 'regrade.complain', subject, { complaintId: id, kind, ...item });
    const centre = await getOnlyOrganisation(tx, 'TRAINING_CENTRE');
    const clerks = await listOfficers(tx, centre.id, 'CENTRE_CLERK');
    await notify(
      parts,
      tx,
      clerks.map((clerk) => clerk.accountId),
      {
        subject: '有新的成绩异议',
        text: `有考生对${complaintSubject({ kind, itemNo: item.itemNo })}提出异议，请在“成绩异议”里答复。`,
        href: `/complaint-desk/${id}`,
      },
    );
  });
  return id;
}

const noItem = { itemNo: null, questionId: null, versionNo: null };

async function itemOf(tx: Tx, { paperId }: Attempt, itemNo: number | null) {
  const { questionIds, versionNos } = await getPaper(tx, paperId);
  const questionId = itemNo ? questionIds[itemNo - 1] : undefined;
  const versionNo = itemNo ? versionNos[itemNo - 1] : undefined;
  if (!itemNo || !questionId || !versionNo) throw new Refusal('regrade.item_unknown');
  return { itemNo, questionId, versionNo };
}
