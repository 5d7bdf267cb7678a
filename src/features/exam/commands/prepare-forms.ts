import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../catalogue/index.ts';
import { drawPaper, listReleasedQuestions } from '../../question-bank/index.ts';
import { insertPaper, listPaperIds } from '../queries.ts';

/**
 * Draws the forms of a topic before anybody starts (docs/adr/0003), until there are `count`; those
 * that exist stay as they are. Throws `BankTooSmall` when the bank cannot fill the blueprint.
 */
export async function prepareForms(parts: Parts, topicId: string, count: number): Promise<void> {
  const topic = await getTopic(parts.db, topicId);
  const bank = await listReleasedQuestions(parts.db, topicId);
  await inTransaction(parts.db, async (tx) => {
    const there = (await listPaperIds(tx, topicId)).length;
    if (there >= count) return;
    for (let formNo = there + 1; formNo <= count; formNo += 1) {
      await insertPaper(
        tx,
        topicId,
        formNo,
        drawPaper(bank, topic.blueprint, `${topicId}/${formNo}`),
      );
    }
    await recordAudit(
      tx,
      'SYSTEM',
      'exam.prepare_forms',
      { type: 'topic', id: topicId },
      { from: there + 1, to: count },
    );
  });
}
