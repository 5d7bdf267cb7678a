import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertStockChange, lockTitles, moveStock } from '../queries/titles.ts';

/**
 * Records a receipt of books or a correction after a count, with a reason. Throws
 * `textbooks.below_reserved` when fewer would be left than are reserved.
 */
export async function changeStock(
  parts: Parts,
  actor: Officer,
  titleId: string,
  change: { kind: 'RECEIPT' | 'CORRECTION'; quantity: number; reason: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const [title] = await lockTitles(tx, [titleId]);
    if (!title) throw new Refusal('textbooks.not_found');
    if (title.onHand + change.quantity < title.reserved)
      throw new Refusal('textbooks.below_reserved', { reserved: title.reserved });
    await moveStock(tx, titleId, { onHand: change.quantity });
    await insertStockChange(tx, { titleId, ...change, changedBy: actor.accountId });
    const subject = { type: 'textbook_title', id: titleId };
    await recordAudit(tx, actor, 'textbooks.change_stock', subject, { ...change });
  });
}
