import type { Tx } from '../../../platform/database/index.ts';
import type { Paper } from '../../assessment/index.ts';
import { insertVariants, lockPapers, retireVariants } from '../queries/papers.ts';

/**
 * Makes the papers of a set the variants that starts draw on; those before are retired, and whoever sits one
 * keeps it. No audit: the adoption of the set records it.
 */
export async function adoptPapers(
  tx: Tx,
  { topicId, setId, papers }: { topicId: string; setId: string; papers: readonly Paper[] },
): Promise<void> {
  await lockPapers(tx, topicId);
  await retireVariants(tx, topicId);
  await insertVariants(tx, topicId, setId, papers);
}
