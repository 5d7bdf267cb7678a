import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { copyReleased } from '../queries/copies.ts';

/** Copies the released questions of a topic to the draft made from it. Run again, it adds nothing. */
export async function copyBank(
  parts: Parts,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const years = (await getTopic(tx, toId)).year - (await getTopic(tx, fromId)).year;
    const count = await copyReleased(tx, { fromId, toId, years });
    const facts = { fromId, count };
    await recordAudit(tx, 'SYSTEM', 'question_bank.copy', { type: 'topic', id: toId }, facts);
  });
}
