import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Complaints about a question or a score. */
const complaintsFollower: AccountFollower = {
  ...{ key: 'complaints', label: '成绩异议', unit: '件', table: 'complaints' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('complaints')
      .select('id')
      .where('accountId', '=', accountId)
      .where((row) => row('topicId', '=', row.fn.any(row.val([...topics]))))
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('complaints')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Scores changed by corrections. */
const scoreChangesFollower: AccountFollower = {
  ...{ key: 'score_changes', label: '更正的成绩', unit: '次', table: 'score_changes' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('scoreChanges')
      .select('attemptId as id')
      .where('accountId', '=', accountId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('examAttempts as attempt')
            .select('attempt.id')
            .whereRef('attempt.id', '=', 'scoreChanges.attemptId')
            .where((row) => row('attempt.topicId', '=', row.fn.any(row.val([...topics])))),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('scoreChanges')
      .set({ accountId: to })
      .where((row) => row('attemptId', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What this feature keeps with a person. */
export const accountFollowers: readonly AccountFollower[] = [
  complaintsFollower,
  scoreChangesFollower,
];
