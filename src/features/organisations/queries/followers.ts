import type { Follower } from '../../../platform/feature.ts';

/** Units and agencies of a district; its bureau ends with it. */
export const unitsFollower: Follower = {
  key: 'units',
  label: '单位和代理机构',
  unit: '家',
  async list(db, jurisdictionId) {
    const rows = await db
      .selectFrom('organisations')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('kind', '<>', 'DISTRICT_HR_BUREAU')
      .where('validTo', 'is', null)
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('organisations')
      .set({ jurisdictionId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('jurisdictionId', '=', from)
      .execute();
  },
};

/** Requests for missing units that wait for a district. */
export const missingUnitsFollower: Follower = {
  key: 'missing_units',
  label: '待补录的单位申请',
  unit: '件',
  async list(db, jurisdictionId) {
    const rows = await db
      .selectFrom('missingUnitRequests')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('state', '=', 'PENDING')
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('missingUnitRequests')
      .set({ jurisdictionId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('jurisdictionId', '=', from)
      .where('state', '=', 'PENDING')
      .execute();
  },
};
