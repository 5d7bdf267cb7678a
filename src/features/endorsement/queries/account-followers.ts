import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Requests to endorse a slip, decided ones and those that wait. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'endorsements', label: '审验', unit: '件', table: 'endorsements' },
    ofTopics: true,
    list: (db, { accountId, topics }) =>
      db
        .selectFrom('endorsements')
        .select('id')
        .where('accountId', '=', accountId)
        .where((row) => row('topicId', '=', row.fn.any(row.val([...topics]))))
        .execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('endorsements')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
