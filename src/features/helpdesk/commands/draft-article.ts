import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type ArticleWords, insertArticle } from '../queries/articles.ts';

/** Writes an article, mostly from an answer; it waits for a second person. Returns its id. */
export async function draftArticle(
  parts: Parts,
  actor: Officer,
  words: ArticleWords,
  questionId: string | null,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const id = await insertArticle(tx, words, {
      accountId: actor.accountId,
      organisationId: actor.organisationId,
      questionId,
      at: parts.clock.now(),
    });
    const facts = { title: words.title, questionId };
    await recordAudit(tx, actor, 'helpdesk.draft_article', { type: 'help_article', id }, facts);
    return id;
  });
}
