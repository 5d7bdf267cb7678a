import type { Follower } from '../../../platform/feature.ts';

/** Questions that a body has still to answer. */
export const questionsFollower: Follower = {
  key: 'questions',
  label: '等待答复的提问',
  unit: '件',
  async list(db, holderId) {
    const rows = await db
      .selectFrom('helpQuestions')
      .select('id')
      .where('holderId', '=', holderId)
      .where('state', 'in', ['WAITING', 'ASKED_BACK'])
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('helpQuestions')
      .set({ holderId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('holderId', '=', from)
      .execute();
  },
};
