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

/** Titles, locked in the order of their ids, so that two transactions never wait for each other. */
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

/** Inserts a title and returns its id; undefined when another has this ISBN. */
export async function insertTitle(tx: Tx, title: NewTitle): Promise<string | undefined> {
  const row = await tx
    .insertInto('textbookTitles')
    .values({ id: newId(), ...title })
    .onConflict((conflict) => conflict.column('isbn').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateTitle(tx: Tx, id: string, title: NewTitle): Promise<void> {
  await tx.updateTable('textbookTitles').set(title).where('id', '=', id).execute();
}

/** Changes the numbers on hand and reserved; the schema refuses impossible ones. */
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
  await tx.insertInto('textbookStockChanges').values(change).execute();
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
