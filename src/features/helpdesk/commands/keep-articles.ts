import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  type ArticleWords,
  countVote,
  insertArticle,
  lockArticle,
  publishArticle,
  withdrawArticle,
} from '../queries/articles.ts';
import { edits, mayPublish } from '../rules/policy.ts';

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

/** A second person publishes a draft. Throws `helpdesk.second_person`, `helpdesk.not_found`. */
export async function approveArticle(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const article = await lockArticle(tx, id);
    if (article?.state !== 'DRAFT') throw new Refusal('helpdesk.not_found');
    if (!mayPublish(actor, article)) throw new Refusal('helpdesk.second_person');
    await publishArticle(tx, id, { accountId: actor.accountId, at: parts.clock.now() });
    await recordAudit(tx, actor, 'helpdesk.publish_article', { type: 'help_article', id });
  });
}

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

/** Counts whether an article helped. Not audited: readers are not known, and nothing follows from it. */
export async function voteOnArticle(parts: Parts, id: string, helped: boolean): Promise<void> {
  if (!(await countVote(parts.db, id, helped))) throw new Refusal('helpdesk.not_found');
}
