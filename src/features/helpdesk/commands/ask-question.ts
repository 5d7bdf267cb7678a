import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findStop } from '../queries/escalation.ts';
import { insertEntry, insertQuestion } from '../queries/questions.ts';
import { attachFile } from './attach-file.ts';

export interface QuestionInput {
  topicCode: string;
  title: string;
  text: string;
  file?: Upload | null;
}

/**
 * Asks a question; its topic decides the body that has it (N39). Returns its id; throws
 * `helpdesk.nobody_answers` when no body of the topic's way exists.
 */
export async function askQuestion(
  parts: Parts,
  actor: Actor,
  { topicCode, title, text, file }: QuestionInput,
): Promise<string> {
  const now = parts.clock.now();
  const stop = await findStop(parts.db, topicCode, actor, { step: 0, now });
  if (!stop) throw new Refusal('helpdesk.nobody_answers');
  const id = newId();
  const { accountId, organisationId } = actor;
  await inTransaction(parts.db, async (tx) => {
    await insertQuestion(tx, {
      id,
      topicCode,
      accountId,
      askerOrganisationId: organisationId,
      title,
      holderId: stop.organisation.id,
      heldSince: now,
      step: stop.step,
      escalateAt: stop.escalateAt,
      askedAt: now,
    });
    const entry = { kind: 'ASKED' as const, accountId, organisationId: null, text, at: now };
    const entryId = await insertEntry(tx, id, entry);
    if (file) await attachFile(parts, tx, { questionId: id, entryId, file });
    const facts = { topic: topicCode, holderId: stop.organisation.id };
    await recordAudit(tx, actor, 'helpdesk.ask', { type: 'help_question', id }, facts);
  });
  return id;
}
