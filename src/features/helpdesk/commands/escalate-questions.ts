import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { findAssignment } from '../queries/assignment.ts';
import {
  insertEntry,
  listOverdueIds,
  lockQuestion,
  updateHolder,
  updateState,
} from '../queries/questions.ts';

const batch = 100;

/** Assigns overdue questions to the next body of their topic's route and notifies the askers. */
export async function escalateQuestions(parts: Parts): Promise<void> {
  for (const id of await listOverdueIds(parts.db, parts.clock.now(), batch))
    await escalate(parts, id);
}

async function escalate(parts: Parts, id: string): Promise<void> {
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    const question = await lockQuestion(tx, id);
    const { escalateAt } = question ?? {};
    // Answered or handed over since it was listed.
    if (question?.state !== 'WAITING' || !escalateAt || escalateAt > now) return;
    const { topicCode, accountId, askerOrganisationId, step, holderId, title } = question;
    const asker = { accountId, organisationId: askerOrganisationId };
    const { calendar } = parts.place.current();
    const from = { step: step + 1, now, calendar, notId: holderId };
    const next = await findAssignment(tx, topicCode, asker, from);
    if (!next) return updateState(tx, id, { state: 'WAITING', escalateAt: null });
    const to = next.organisation;
    await updateHolder(tx, id, {
      holderId: to.id,
      heldSince: now,
      step: next.step,
      escalateAt: next.escalateAt,
    });
    const text = '超过答复时限，自动转给下一个单位。';
    const entry = { kind: 'ESCALATED' as const, accountId: null, organisationId: to.id, text };
    await insertEntry(tx, id, { ...entry, at: now });
    await notify(parts, tx, [accountId], {
      subject: '提问已转办',
      text: `您的提问“${title}”超过了答复时限，已自动转给${to.name}。`,
      href: `/questions/${id}`,
    });
    const facts = { from: holderId, to: to.id };
    await recordAudit(tx, 'SYSTEM', 'helpdesk.escalate', { type: 'help_question', id }, facts);
  });
}
