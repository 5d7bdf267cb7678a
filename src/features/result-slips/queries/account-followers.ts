import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Result slips; what is printed on them stays as it is. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'slips', label: '合格单', unit: '张', table: 'result_slips' },
    ofTopics: true,
    list: (db, { accountId, topics }) =>
      db
        .selectFrom('resultSlips')
        .select('id')
        .where('accountId', '=', accountId)
        .where((row) => row('topicId', '=', row.fn.any(row.val([...topics]))))
        .execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('resultSlips')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
