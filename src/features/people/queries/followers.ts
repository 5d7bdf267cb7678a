import type { Follower } from '../../../platform/feature.ts';

/** The employments in a unit, past ones too: they were in this unit under its other entry. */
export const staffFollower: Follower = {
  key: 'staff',
  label: '任职记录（在册的和离开的）',
  unit: '条',
  async list(db, organisationId) {
    const rows = await db
      .selectFrom('employments')
      .select('id')
      .where('organisationId', '=', organisationId)
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('employments')
      .set({ organisationId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('organisationId', '=', from)
      .execute();
  },
};

/** Learners whose place of work is a district. */
export const learnersFollower: Follower = {
  key: 'learners',
  label: '工作地在这里的学员',
  unit: '人',
  async list(db, districtId) {
    const rows = await db
      .selectFrom('learners')
      .select('accountId')
      .where('districtId', '=', districtId)
      .execute();
    return rows.map(({ accountId }) => accountId);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('learners')
      .set({ districtId: to })
      .where((where) => where('accountId', '=', where.fn.any(where.val([...ids]))))
      .where('districtId', '=', from)
      .execute();
  },
};

/** Account claims that wait for a district. */
export const accountClaimsFollower: Follower = {
  key: 'account_claims',
  label: '待办的账号申领',
  unit: '件',
  async list(db, districtId) {
    const rows = await db
      .selectFrom('identityClaims')
      .select('id')
      .where('districtId', '=', districtId)
      .where('state', '=', 'OPEN')
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('identityClaims')
      .set({ districtId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('districtId', '=', from)
      .where('state', '=', 'OPEN')
      .execute();
  },
};
