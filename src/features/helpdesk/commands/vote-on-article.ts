import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { countVote } from '../queries/articles.ts';

/** Counts a reader's vote on an article. No audit: readers are anonymous and nothing depends on it. */
export async function voteOnArticle(parts: Parts, id: string, helped: boolean): Promise<void> {
  if (!(await countVote(parts.db, id, helped))) throw new Refusal('helpdesk.not_found');
}
