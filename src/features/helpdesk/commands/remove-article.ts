import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockArticle, withdrawArticle } from '../queries/articles.ts';
import { isEditor } from '../rules/policy.ts';

/** Withdraws an article from the knowledge base, or discards a draft. */
export async function removeArticle(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const article = await lockArticle(tx, id);
    if (!article || article.state === 'WITHDRAWN' || !isEditor(actor))
      throw new Refusal('helpdesk.not_found');
    await withdrawArticle(tx, id);
    await recordAudit(tx, actor, 'helpdesk.withdraw_article', { type: 'help_article', id });
  });
}
