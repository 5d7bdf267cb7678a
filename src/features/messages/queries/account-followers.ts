import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Messages in the inbox. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'messages', label: '站内信', unit: '封', table: 'messages' },
    list: (db, { accountId }) =>
      db.selectFrom('messages').select('id').where('accountId', '=', accountId).execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('messages')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
