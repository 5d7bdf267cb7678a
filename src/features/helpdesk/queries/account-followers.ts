import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Questions asked. */
const questionsFollower: AccountFollower = {
  ...{ key: 'questions', label: '咨询', unit: '件', table: 'help_questions' },
  list: (db, { accountId }) =>
    db.selectFrom('helpQuestions').select('id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('helpQuestions')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What was written in them. */
const questionEntriesFollower: AccountFollower = {
  ...{ key: 'question_entries', label: '咨询的内容', unit: '条', table: 'help_entries' },
  list: (db, { accountId }) =>
    db.selectFrom('helpEntries').select('id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('helpEntries')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What this feature keeps with a person. */
export const accountFollowers: readonly AccountFollower[] = [
  questionsFollower,
  questionEntriesFollower,
];
