import type { OfficerRole } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface RoleAssignment {
  id: string;
  accountId: string;
  role: OfficerRole;
  organisationId: string;
  validFrom: string;
  validTo: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('role_assignments')
    .select([
      'id',
      'account_id as accountId',
      'role',
      'organisation_id as organisationId',
      'valid_from as validFrom',
      'valid_to as validTo',
    ])
    .$narrowType<{ role: OfficerRole }>();

/** The roles a person holds, the oldest first. */
export async function listRolesOf(db: Reader, accountId: string): Promise<RoleAssignment[]> {
  return select(db)
    .where('account_id', '=', accountId)
    .where('valid_to', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function findRoleAssignment(
  db: Reader,
  id: string,
): Promise<RoleAssignment | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Who holds a role in a body now. */
export async function listOfficers(
  db: Reader,
  organisationId: string,
  role: OfficerRole,
): Promise<{ accountId: string; name: string }[]> {
  return db
    .selectFrom('role_assignments as assignment')
    .innerJoin('accounts as account', 'account.id', 'assignment.account_id')
    .select(['account.id as accountId', 'account.name'])
    .where('assignment.organisation_id', '=', organisationId)
    .where('assignment.role', '=', role)
    .where('assignment.valid_to', 'is', null)
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
}

/** All assignments that hold now, by body: for the page of who may do what. */
export async function listAssignments(db: Reader) {
  return db
    .selectFrom('role_assignments as assignment')
    .innerJoin('accounts as account', 'account.id', 'assignment.account_id')
    .select([
      'assignment.id',
      'assignment.account_id as accountId',
      'assignment.role',
      'assignment.organisation_id as organisationId',
      'assignment.valid_from as validFrom',
      'account.name',
      'account.id_number_masked as idNumberMasked',
    ])
    .$narrowType<{ role: OfficerRole }>()
    .where('assignment.valid_to', 'is', null)
    .orderBy('assignment.role')
    .orderBy('account.name')
    .orderBy('assignment.id')
    .execute();
}

/** Grants a role; null when the person has it in this body already. */
export async function insertRoleAssignment(
  tx: Tx,
  grant: {
    accountId: string;
    role: OfficerRole;
    organisationId: string;
    validFrom: string;
    grantedBy: string | null;
  },
): Promise<string | null> {
  const row = await tx
    .insertInto('role_assignments')
    .values({
      id: newId(),
      account_id: grant.accountId,
      role: grant.role,
      organisation_id: grant.organisationId,
      valid_from: grant.validFrom,
      granted_by: grant.grantedBy,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'role', 'organisation_id'])
        .where('valid_to', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function endRoleAssignment(tx: Tx, id: string, day: string): Promise<boolean> {
  const result = await tx
    .updateTable('role_assignments')
    .set({ valid_to: day })
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether anybody holds, or ever held, a role. */
export async function hasAnyOfficer(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('role_assignments').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}
