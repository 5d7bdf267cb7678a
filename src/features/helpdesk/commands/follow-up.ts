import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findDueAt } from '../queries/escalation.ts';
import { insertEntry, lockQuestion, updateHolder, updateState } from '../queries/questions.ts';
import { isAsker } from '../rules/policy.ts';
import { mayTake, stateAfter } from '../rules/question.ts';
import { attachFile } from './attach-file.ts';

type OwnMove = 'REPLY' | 'CLOSED' | 'REOPENED';

/**
 * What the asker himself does: he adds something, closes his question, or asks again because it is not
 * solved. The body that has it keeps it, and its time begins anew. Throws `helpdesk.not_found` for
 * other people's questions, `helpdesk.not_now`.
 */
export async function followUp(
  parts: Parts,
  actor: Actor,
  id: string,
  { move, text, file }: { move: OwnMove; text: string; file?: Upload | null },
): Promise<void> {
  const now = parts.clock.now();
  const { accountId } = actor;
  await inTransaction(parts.db, async (tx) => {
    const question = await lockQuestion(tx, id);
    if (!question || !isAsker(actor, question)) throw new Refusal('helpdesk.not_found');
    if (!mayTake(question.state, move)) throw new Refusal('helpdesk.not_now');
    if (move === 'CLOSED') await updateState(tx, id, { state: stateAfter[move], escalateAt: null });
    else {
      const escalateAt = await findDueAt(tx, question, now);
      const waited = move === 'REPLY' && question.state === 'WAITING';
      const heldSince = waited ? question.heldSince : now;
      // Adding to what already waits does not make it wait longer.
      await updateHolder(tx, id, {
        holderId: question.holderId,
        heldSince,
        step: question.step,
        escalateAt: waited ? question.escalateAt : escalateAt,
      });
    }
    const entry = { kind: move, accountId, organisationId: null, text, at: now };
    const entryId = await insertEntry(tx, id, entry);
    if (file) await attachFile(parts, tx, { questionId: id, entryId, file });
    await recordAudit(tx, actor, `helpdesk.${move.toLowerCase()}`, { type: 'help_question', id });
  });
}
