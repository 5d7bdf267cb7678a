import type { Follower } from '../../../platform/feature.ts';

/** Transfers into a unit that are not over. */
export const arrivalsFollower: Follower = {
  key: 'arrivals',
  label: '没有办完的转入',
  unit: '件',
  async list(db, organisationId) {
    const rows = await db
      .selectFrom('transfers')
      .select('id')
      .where('toOrganisationId', '=', organisationId)
      .where('state', 'in', ['ASKED', 'MOVED', 'OBJECTED'])
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('transfers')
      .set({ toOrganisationId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('toOrganisationId', '=', from)
      .execute();
  },
};

/** Transfers out of a unit that it has still to answer. */
export const departuresFollower: Follower = {
  key: 'departures',
  label: '没有答复的转出',
  unit: '件',
  async list(db, organisationId) {
    const rows = await db
      .selectFrom('transfers')
      .select('id')
      .where('fromOrganisationId', '=', organisationId)
      .where('state', 'in', ['ASKED', 'MOVED', 'OBJECTED'])
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to) {
    await tx
      .updateTable('transfers')
      .set({ fromOrganisationId: to })
      .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
      .where('fromOrganisationId', '=', from)
      .execute();
  },
};
