import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Hours that an industry authority recognised. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{
      key: 'recognitions',
      label: '专业科目认定',
      unit: '条',
      table: 'professional_recognitions',
    },
    collides: '同一个培训班在保留的账号已经认定',
    list: (db, { accountId, beside }) =>
      db
        .selectFrom('professionalRecognitions')
        .select('id')
        .where('accountId', '=', accountId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('professionalRecognitions as other')
                .select('other.id')
                .whereRef('other.offeringId', '=', 'professionalRecognitions.offeringId')
                .where('other.accountId', '=', beside)
                .where('other.withdrawnAt', 'is', null),
            ),
          ),
        )
        .execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('professionalRecognitions')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
