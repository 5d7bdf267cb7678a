import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Interactive lessons: how far they have come. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'packages', label: '互动课件的进度', unit: '件', table: 'package_attempts' },
    ofTopics: true,
    list: (db, { accountId, topics }) =>
      db
        .selectFrom('packageAttempts')
        .select('id')
        .where('accountId', '=', accountId)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('lessonPackages as package')
              .innerJoin('lessons as lesson', 'lesson.id', 'package.lessonId')
              .select('package.id')
              .whereRef('package.id', '=', 'packageAttempts.packageId')
              .where((row) => row('lesson.topicId', '=', row.fn.any(row.val([...topics])))),
          ),
        )
        .execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('packageAttempts')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
