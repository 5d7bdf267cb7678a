import type { Day } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Title } from '../rules/textbook.ts';

const selectTitles = (db: Reader) =>
  db
    .selectFrom('textbookTitles')
    .select([
      'id',
      'topicId',
      'name',
      'publisher',
      'isbn',
      'priceFen',
      'onSaleFrom',
      'onSaleTo',
      'onHand',
      'reserved',
    ]);

/** All titles, those on sale longest first; with a day only those on sale then. */
export async function listTitles(db: Reader, onSaleOn?: Day): Promise<Title[]> {
  let query = selectTitles(db).orderBy('onSaleFrom', 'desc').orderBy('name');
  if (onSaleOn)
    query = query
      .where('onSaleFrom', '<=', onSaleOn)
      .where((where) =>
        where.or([where('onSaleTo', 'is', null), where('onSaleTo', '>=', onSaleOn)]),
      );
  return query.execute();
}

export async function findTitle(db: Reader, id: string): Promise<Title | undefined> {
  return selectTitles(db).where('id', '=', id).executeTakeFirst();
}

/** Titles in the order of their ids, locked: two that need the same books never wait for each other in a circle. */
export async function lockTitles(tx: Tx, ids: readonly string[]): Promise<Title[]> {
  if (ids.length === 0) return [];
  return selectTitles(tx).where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

export interface NewTitle {
  topicId: string | null;
  name: string;
  publisher: string;
  isbn: string | null;
  priceFen: number;
  onSaleFrom: Day;
  onSaleTo: Day | null;
}

const titleColumns = (title: NewTitle) => ({
  topicId: title.topicId,
  name: title.name,
  publisher: title.publisher,
  isbn: title.isbn,
  priceFen: title.priceFen,
  onSaleFrom: title.onSaleFrom,
  onSaleTo: title.onSaleTo,
});

/** Returns the id; undefined when another title has this ISBN. */
export async function insertTitle(tx: Tx, title: NewTitle): Promise<string | undefined> {
  const row = await tx
    .insertInto('textbookTitles')
    .values({ id: newId(), ...titleColumns(title) })
    .onConflict((conflict) => conflict.column('isbn').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateTitle(tx: Tx, id: string, title: NewTitle): Promise<void> {
  await tx.updateTable('textbookTitles').set(titleColumns(title)).where('id', '=', id).execute();
}

/** Moves what is on the shelf and what is kept for orders; the schema refuses what cannot be. */
export async function moveStock(
  tx: Tx,
  titleId: string,
  by: { onHand?: number; reserved?: number },
): Promise<void> {
  await tx
    .updateTable('textbookTitles')
    .set((row) => ({
      onHand: row('onHand', '+', by.onHand ?? 0),
      reserved: row('reserved', '+', by.reserved ?? 0),
    }))
    .where('id', '=', titleId)
    .execute();
}

export interface StockChange {
  titleId: string;
  kind: 'RECEIPT' | 'CORRECTION' | 'DELIVERY';
  quantity: number;
  reason: string;
  changedBy: string;
}

export async function insertStockChange(tx: Tx, change: StockChange): Promise<void> {
  const { titleId, kind, quantity, reason, changedBy } = change;
  await tx
    .insertInto('textbookStockChanges')
    .values({ titleId, kind, quantity, reason, changedBy })
    .execute();
}

/** The newest changes of a title's stock. */
export async function listStockChanges(db: Reader, titleId: string, limit: number) {
  return db
    .selectFrom('textbookStockChanges')
    .select(['id', 'kind', 'quantity', 'reason', 'at'])
    .where('titleId', '=', titleId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
