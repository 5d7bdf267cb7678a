import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteViewRow } from '../queries/kept-lists.ts';

/**
 * Deletes a saved view and returns the address of its list; null when there is none. Not audited: nobody's data
 * change.
 */
export async function deleteView(
  { db }: Parts,
  { accountId }: Officer,
  id: string,
): Promise<string | null> {
  return inTransaction(db, (tx) => deleteViewRow(tx, accountId, id));
}
