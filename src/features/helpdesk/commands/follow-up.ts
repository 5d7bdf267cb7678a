import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findDueAt } from '../queries/assignment.ts';
import { insertEntry, lockQuestion, updateHolder, updateState } from '../queries/questions.ts';
import { isAsker } from '../rules/policy.ts';
import { isAllowed } from '../rules/question.ts';
import { attachFile } from './attach-file.ts';

type AskerTransition = 'REPLY' | 'CLOSED' | 'REOPENED';

/**
 * Adds the asker's reply, closes the question or reopens it. The holder stays, its time to answer
 * restarts. Throws `helpdesk.not_found` for other people's questions, `helpdesk.not_now`.
 */
export async function followUp(
  parts: Parts,
  actor: Actor,
  id: string,
  input: { transition: AskerTransition; text: string; file?: Upload | null },
): Promise<void> {
  const now = parts.clock.now();
  const { accountId } = actor;
  const { transition, text, file } = input;
  await inTransaction(parts.db, async (tx) => {
    const question = await lockQuestion(tx, id);
    if (!question || !isAsker(actor, question)) throw new Refusal('helpdesk.not_found');
    if (!isAllowed(question.state, transition)) throw new Refusal('helpdesk.not_now');
    if (transition === 'CLOSED') await updateState(tx, id, { state: 'CLOSED', escalateAt: null });
    // A reply to a question that already waits does not restart its time.
    else if (transition === 'REOPENED' || question.state !== 'WAITING') {
      const { holderId, step } = question;
      const escalateAt = await findDueAt(tx, question, {
        now,
        calendar: parts.place.current().calendar,
      });
      await updateHolder(tx, id, { holderId, heldSince: now, step, escalateAt });
    }
    const entry = { kind: transition, accountId, organisationId: null, text, at: now };
    const entryId = await insertEntry(tx, id, entry);
    if (file) await attachFile(parts, tx, { questionId: id, entryId, file });
    const action = `helpdesk.${transition.toLowerCase()}`;
    await recordAudit(tx, actor, action, { type: 'help_question', id });
  });
}
