import { sql } from 'kysely';
import type { Follower, Succession } from '../../../platform/feature.ts';

/**
 * The employments of now, when their unit ends: they go on in the successor under the same id, and a row of
 * the past stays with the unit.
 */
const staffSuccession: Succession = {
  label: '现在在册的人员',
  async list(db, organisationId) {
    const rows = await db
      .selectFrom('employments')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('validTo', 'is', null)
      .where('state', '<>', 'REJECTED')
      .execute();
    return rows.map(({ id }) => id);
  },
  async place(tx, ids, from, to, day) {
    const going = sql`id = any(${[...ids]}) and organisation_id = ${from} and valid_to is null`;
    await sql`
      insert into employments (id, account_id, organisation_id, source, import_id, department, post, state,
        valid_from, valid_to, end_reason, decided_by, decided_at, created_at)
      select gen_random_uuid(), account_id, organisation_id, source, import_id, department, post, state,
        valid_from, ${day}::date, 'TRANSFERRED', decided_by, decided_at, created_at
      from employments where ${going} and valid_from < ${day}::date`.execute(tx);
    await sql`
      update employments
      set organisation_id = ${to}, valid_from = greatest(valid_from, ${day}::date), created_at = now()
      where ${going}`.execute(tx);
  },
  async people(db, ids) {
    const rows = await db
      .selectFrom('employments as one')
      .innerJoin('accounts as person', 'person.id', 'one.accountId')
      .select('person.name')
      .where((where) => where('one.id', '=', where.fn.any(where.val([...ids]))))
      .orderBy('person.name')
      .execute();
    return rows.map(({ name }) => name);
  },
};

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
  succession: staffSuccession,
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
