import type { Follower } from '../../../platform/feature.ts';

/** Justified absences that wait for a unit. */
export const absencesFollower: Follower = {
  key: 'absences',
  label: '待批准的正当理由',
  unit: '件',
  async list(db, organisationId) {
    const rows = await db
      .selectFrom('justifiedAbsences')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('state', '=', 'REQUESTED')
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('justifiedAbsences')
      .set({ organisationId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('organisationId', '=', from)
      .where('state', '=', 'REQUESTED')
      .execute();
  },
};
