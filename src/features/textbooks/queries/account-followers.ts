import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Orders of textbooks. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'textbook_orders', label: '教材订单', unit: '笔', table: 'textbook_orders' },
    list: (db, { accountId }) =>
      db.selectFrom('textbookOrders').select('id').where('accountId', '=', accountId).execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('textbookOrders')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
