import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findLearner } from '../../people/index.ts';
import { type ArticleText, insertArticle } from '../queries/articles.ts';
import { loadQuestion } from '../queries/conversation.ts';
import { containsPersonalData } from '../rules/article.ts';

/**
 * Inserts the draft of an article from the answer to a question and returns its id; a second person
 * publishes it. Throws `helpdesk.not_found` for any body but the holder, `helpdesk.personal_data`
 * while the text still names the asker or carries a person's number or address.
 */
export async function draftArticle(
  parts: Parts,
  actor: Officer,
  words: ArticleText,
  questionId: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { accountId } = await loadQuestion(tx, actor, questionId, 'HOLDER');
    const asker = await findLearner(tx, accountId);
    if (containsPersonalData(`${words.title}\n${words.body}`, asker ? [asker.name] : []))
      throw new Refusal('helpdesk.personal_data');
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
