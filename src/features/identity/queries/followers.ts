import type { Follower } from '../../../platform/feature.ts';

/** Roles in an organisation: rights are granted anew, by two persons (roles.md). */
export const rolesFollower: Follower = {
  key: 'roles',
  label: '工作岗位',
  unit: '个',
  stays: '不随迁：岗位是权限，要在保留的单位重新授权',
  async list(db, organisationId) {
    const rows = await db
      .selectFrom('roleAssignments')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('validTo', 'is', null)
      .execute();
    return rows.map(({ id }) => id);
  },
};
