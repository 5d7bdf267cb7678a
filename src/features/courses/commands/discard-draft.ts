import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { updateDiscarded } from '../queries/discarded-drafts.ts';
import { lockDraft } from './lock-draft.ts';
import { publishTopicKind } from './propose-publication.ts';

/**
 * Throws a draft away; it can be taken back. Throws `courses.not_a_draft`, and `courses.publication_waits` while
 * its publication waits for the bureau.
 */
export async function discardDraft(parts: Parts, actor: Officer, topicId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockDraft(tx, topicId);
    if (await findOpenProposal(tx, publishTopicKind, topicId))
      throw new Refusal('courses.publication_waits');
    await updateDiscarded(tx, topicId, parts.clock.now());
    await recordAudit(tx, actor, 'courses.discard', { type: 'topic', id: topicId });
  });
}
