import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Results of earlier years, one a year. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'earlier_results', label: '历年成绩', unit: '条', table: 'earlier_results' },
    collides: '保留的账号同年已有历年成绩',
    list: (db, { accountId, beside }) =>
      db
        .selectFrom('earlierResults')
        .select('id')
        .where('accountId', '=', accountId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('earlierResults as other')
                .select('other.id')
                .whereRef('other.year', '=', 'earlierResults.year')
                .where('other.accountId', '=', beside)
                .where('other.revokedAt', 'is', null),
            ),
          ),
        )
        .execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('earlierResults')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
