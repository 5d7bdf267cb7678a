import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockArticle, withdrawArticle } from '../queries/articles.ts';
import { edits } from '../rules/policy.ts';

/** Takes an article out of the knowledge page, or drops a draft. */
export async function removeArticle(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const article = await lockArticle(tx, id);
    if (!article || article.state === 'WITHDRAWN' || !edits(actor))
      throw new Refusal('helpdesk.not_found');
    await withdrawArticle(tx, id);
    await recordAudit(tx, actor, 'helpdesk.withdraw_article', { type: 'help_article', id });
  });
}
