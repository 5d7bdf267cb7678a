import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findAssignment } from '../queries/assignment.ts';
import { insertEntry, insertQuestion } from '../queries/questions.ts';
import { attachFile } from './attach-file.ts';

export interface QuestionInput {
  topicCode: string;
  title: string;
  text: string;
  file?: Upload | null;
}

/**
 * Inserts a question and returns its id; the topic's route decides the holder (N39). Throws
 * `helpdesk.nobody_answers` when no body of the route exists.
 */
export async function askQuestion(
  parts: Parts,
  actor: Actor,
  { topicCode, title, text, file }: QuestionInput,
): Promise<string> {
  const now = parts.clock.now();
  const { calendar } = parts.place.current();
  const first = await findAssignment(parts.db, topicCode, actor, { step: 0, now, calendar });
  if (!first) throw new Refusal('helpdesk.nobody_answers');
  const holderId = first.organisation.id;
  const id = newId();
  const { accountId, organisationId } = actor;
  await inTransaction(parts.db, async (tx) => {
    await insertQuestion(tx, {
      id,
      topicCode,
      accountId,
      askerOrganisationId: organisationId,
      title,
      holderId,
      heldSince: now,
      step: first.step,
      escalateAt: first.escalateAt,
      askedAt: now,
    });
    const entry = { kind: 'ASKED' as const, accountId, organisationId: null, text, at: now };
    const entryId = await insertEntry(tx, id, entry);
    if (file) await attachFile(parts, tx, { questionId: id, entryId, file });
    const facts = { topic: topicCode, holderId };
    await recordAudit(tx, actor, 'helpdesk.ask', { type: 'help_question', id }, facts);
  });
  return id;
}
