import type { Follower } from '../../../platform/feature.ts';

/** Claims of hours that wait for a unit. */
export const claimsFollower: Follower = {
  key: 'hours_claims',
  label: '待认定的学时申请',
  unit: '件',
  async list(db, organisationId) {
    const rows = await db
      .selectFrom('externalHourClaims')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('state', '=', 'REQUESTED')
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('externalHourClaims')
      .set({ organisationId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('organisationId', '=', from)
      .where('state', '=', 'REQUESTED')
      .execute();
  },
};
