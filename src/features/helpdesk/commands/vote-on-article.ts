import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { countVote } from '../queries/articles.ts';

/** Counts whether an article helped. Not audited: readers are not known, and nothing follows from it. */
export async function voteOnArticle(parts: Parts, id: string, helped: boolean): Promise<void> {
  if (!(await countVote(parts.db, id, helped))) throw new Refusal('helpdesk.not_found');
}
