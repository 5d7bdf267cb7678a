import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertTitle, lockTitles, type NewTitle, updateTitle } from '../queries/titles.ts';

/**
 * Inserts a title (`id` null) or updates one, and returns its id; orders keep the price they were placed
 * at. Throws `textbooks.known_isbn`.
 */
export async function saveTitle(
  parts: Parts,
  actor: Officer,
  id: string | null,
  title: NewTitle,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    if (id && (await lockTitles(tx, [id])).length === 0) throw new Refusal('textbooks.not_found');
    const saved = id ?? (await insertTitle(tx, title));
    if (!saved) throw new Refusal('textbooks.known_isbn');
    if (id) await updateTitle(tx, id, title);
    const action = id ? 'textbooks.change_title' : 'textbooks.add_title';
    const facts = { name: title.name, priceFen: title.priceFen };
    await recordAudit(tx, actor, action, { type: 'textbook_title', id: saved }, facts);
    return saved;
  });
}
