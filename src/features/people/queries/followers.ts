import type { OrganisationFollower } from '../../../platform/feature.ts';

/** The employments in a unit, past ones too: they were in this unit under its other entry. */
export const staffFollower: OrganisationFollower = {
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
