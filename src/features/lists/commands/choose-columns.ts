import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { upsertColumns } from '../queries/kept-lists.ts';

/** Keeps the columns an officer wants to see of a list. Not audited: nobody's data change. */
export async function chooseColumns(
  { db }: Parts,
  { accountId }: Officer,
  path: string,
  columns: string[],
): Promise<void> {
  await inTransaction(db, (tx) => upsertColumns(tx, { accountId, path, columns }));
}
