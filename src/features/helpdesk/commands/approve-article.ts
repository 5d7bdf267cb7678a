import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockArticle, publishArticle } from '../queries/articles.ts';
import { mayPublish } from '../rules/policy.ts';

/** Publishes a draft by a second person. Throws `helpdesk.second_person`, `helpdesk.not_found`. */
export async function approveArticle(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const article = await lockArticle(tx, id);
    if (article?.state !== 'DRAFT') throw new Refusal('helpdesk.not_found');
    if (!mayPublish(actor, article)) throw new Refusal('helpdesk.second_person');
    await publishArticle(tx, id, { accountId: actor.accountId, at: parts.clock.now() });
    await recordAudit(tx, actor, 'helpdesk.publish_article', { type: 'help_article', id });
  });
}
