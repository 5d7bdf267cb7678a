import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Attempts at the exam. */
const attemptsFollower: AccountFollower = {
  ...{ key: 'attempts', label: '考试', unit: '次', table: 'exam_attempts' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('examAttempts')
      .select('id')
      .where('accountId', '=', accountId)
      .where((row) => row('topicId', '=', row.fn.any(row.val([...topics]))))
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('examAttempts')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Further attempts that were granted. */
const extraAttemptsFollower: AccountFollower = {
  ...{ key: 'extra_attempts', label: '追加的考试机会', unit: '次', table: 'exam_extra_attempts' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('examExtraAttempts')
      .select('id')
      .where('accountId', '=', accountId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('examAttempts as attempt')
            .select('attempt.id')
            .whereRef('attempt.roundId', '=', 'examExtraAttempts.roundId')
            .where((row) => row('attempt.topicId', '=', row.fn.any(row.val([...topics])))),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('examExtraAttempts')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Seats that were booked. */
const seatsFollower: AccountFollower = {
  ...{ key: 'exam_seats', label: '考试座位', unit: '个', table: 'exam_seats' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('examSeats')
      .select('id')
      .where('accountId', '=', accountId)
      .where((row) => row('topicId', '=', row.fn.any(row.val([...topics]))))
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('examSeats')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What this feature keeps with a person. */
export const accountFollowers: readonly AccountFollower[] = [
  attemptsFollower,
  extraAttemptsFollower,
  seatsFollower,
];
