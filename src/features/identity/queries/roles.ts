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
    .selectFrom('roleAssignments')
    .select(['id', 'accountId', 'role', 'organisationId', 'validFrom', 'validTo']);

/** Lists the current roles of a person, the oldest first. */
export async function listRolesOf(db: Reader, accountId: string): Promise<RoleAssignment[]> {
  return select(db)
    .where('accountId', '=', accountId)
    .where('validTo', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export async function findRoleAssignment(
  db: Reader,
  id: string,
): Promise<RoleAssignment | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Lists the officers with a role in a body. */
export async function listOfficers(
  db: Reader,
  organisationId: string,
  role: OfficerRole,
): Promise<{ accountId: string; name: string }[]> {
  return db
    .selectFrom('roleAssignments as assignment')
    .innerJoin('accounts as account', 'account.id', 'assignment.accountId')
    .select(['account.id as accountId', 'account.name'])
    .where('assignment.organisationId', '=', organisationId)
    .where('assignment.role', '=', role)
    .where('assignment.validTo', 'is', null)
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
}

/** Lists all current assignments. */
export async function listAssignments(db: Reader) {
  return db
    .selectFrom('roleAssignments as assignment')
    .innerJoin('accounts as account', 'account.id', 'assignment.accountId')
    .select([
      'assignment.id',
      'assignment.accountId',
      'assignment.role',
      'assignment.organisationId',
      'assignment.validFrom',
      'account.name',
      'account.idNumberMasked',
    ])
    .where('assignment.validTo', 'is', null)
    .orderBy('assignment.role')
    .orderBy('account.name')
    .orderBy('assignment.id')
    .execute();
}

/** Inserts a role assignment and returns its id; null when the person has the role in this body. */
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
    .insertInto('roleAssignments')
    .values({ id: newId(), ...grant })
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'role', 'organisationId'])
        .where('validTo', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function endRoleAssignment(tx: Tx, id: string, day: string): Promise<boolean> {
  const result = await tx
    .updateTable('roleAssignments')
    .set({ validTo: day })
    .where('id', '=', id)
    .where('validTo', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether any role was ever assigned. */
export async function hasAnyOfficer(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('roleAssignments').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}
