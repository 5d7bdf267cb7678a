import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { assemblePaper } from '../../assessment/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { listReleasedQuestions } from '../../question-bank/index.ts';
import { hasAdoptedSet, lockPapers, upsertUnusedPaper } from '../queries/papers.ts';

/**
 * Prepares `count` paper variants of a topic, so that a start is one insert (lesson 7). Run again after
 * questions or blueprint changed, it replaces unused variants and keeps the others. Throws
 * `BankTooSmall` when the bank cannot fill the blueprint.
 */
export async function preparePaperVariants(
  parts: Parts,
  topicId: string,
  count: number,
): Promise<void> {
  const topic = await getTopic(parts.db, topicId);
  const bank = await listReleasedQuestions(parts.db, topicId, 'EXAM');
  await inTransaction(parts.db, async (tx) => {
    await lockPapers(tx, topicId);
    // Two persons decided on other papers.
    if (await hasAdoptedSet(tx, topicId)) return;
    for (let formNo = 1; formNo <= count; formNo += 1) {
      const paper = assemblePaper(bank, topic.blueprint, `${topicId}/${formNo}`);
      await upsertUnusedPaper(tx, topicId, formNo, paper);
    }
    await recordAudit(
      tx,
      'SYSTEM',
      'exam.prepare_paper_variants',
      { type: 'topic', id: topicId },
      { count, questions: bank.length },
    );
  });
}
