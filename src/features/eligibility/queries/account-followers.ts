import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Justified absences. */
const absencesOfAccountFollower: AccountFollower = {
  ...{ key: 'absences', label: '正当理由', unit: '件', table: 'justified_absences' },
  list: (db, { accountId }) =>
    db.selectFrom('justifiedAbsences').select('id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('justifiedAbsences')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Recommendations for title review, one a year. */
const recommendationsFollower: AccountFollower = {
  ...{ key: 'recommendations', label: '评审推荐', unit: '件', table: 'review_recommendations' },
  collides: '保留的账号同年已被推荐',
  list: (db, { accountId, beside }) =>
    db
      .selectFrom('reviewRecommendations')
      .select('id')
      .where('accountId', '=', accountId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('reviewRecommendations as other')
              .select('other.id')
              .whereRef('other.applicationYear', '=', 'reviewRecommendations.applicationYear')
              .where('other.accountId', '=', beside)
              .where('other.state', '<>', 'WITHDRAWN'),
          ),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('reviewRecommendations')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Years for which eligibility was lost. */
const lossesFollower: AccountFollower = {
  ...{ key: 'losses', label: '失去的评审资格', unit: '条', table: 'eligibility_losses' },
  collides: '保留的账号已有同一决定',
  list: (db, { accountId, beside }) =>
    db
      .selectFrom('eligibilityLosses')
      .select('id')
      .where('accountId', '=', accountId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('eligibilityLosses as other')
              .select('other.id')
              .whereRef('other.year', '=', 'eligibilityLosses.year')
              .whereRef('other.reference', '=', 'eligibilityLosses.reference')
              .where('other.accountId', '=', beside)
              .where('other.restoredAt', 'is', null),
          ),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('eligibilityLosses')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What this feature keeps with a person. */
export const accountFollowers: readonly AccountFollower[] = [
  absencesOfAccountFollower,
  recommendationsFollower,
  lossesFollower,
];
