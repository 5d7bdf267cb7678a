import { sql } from 'kysely';
import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { isHeld, type RoleAssignment } from '../rules/role-assignment.ts';

const assignmentColumns = [
  'id',
  'accountId',
  'role',
  'organisationId',
  'validFrom',
  'endsOn',
  'validTo',
  'coverOf',
  'suspendedAt',
] as const;

const select = (db: Reader) => db.selectFrom('roleAssignments').select(assignmentColumns);

/**
 * Lists the roles of a person that were not ended, the oldest first: also those to come and suspended ones, whose
 * holder is an officer all the same.
 */
export async function listRolesOf(db: Reader, accountId: string): Promise<RoleAssignment[]> {
  return select(db)
    .where('accountId', '=', accountId)
    .where('validTo', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** Lists the roles that a person may use on a day, own ones before covers, then the oldest first. */
export async function listHeldRoles(
  db: Reader,
  accountId: string,
  day: Day,
): Promise<RoleAssignment[]> {
  const held = (await listRolesOf(db, accountId)).filter((one) => isHeld(one, day));
  return held.toSorted(
    (one, other) => Number(one.coverOf !== null) - Number(other.coverOf !== null),
  );
}

export async function findRoleAssignment(
  db: Reader,
  id: string,
): Promise<RoleAssignment | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockRoleAssignment(tx: Tx, id: string): Promise<RoleAssignment | undefined> {
  return select(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** Lists the covers of an assignment that were not ended. */
export async function listCoversOf(db: Reader, id: string): Promise<RoleAssignment[]> {
  return select(db).where('coverOf', '=', id).where('validTo', 'is', null).execute();
}

/** Lists the officers who hold a role in a body today. */
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
    .where('assignment.suspendedAt', 'is', null)
    .where('assignment.validFrom', '<=', today)
    .where((where) =>
      where.or([where('assignment.endsOn', 'is', null), where('assignment.endsOn', '>=', today)]),
    )
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
}

// The day of the database: who calls has no clock, and the product's follows it.
const today = sql<Day>`(now() at time zone 'Asia/Shanghai')::date`;

export interface NewRoleAssignment {
  accountId: string;
  role: OfficerRole;
  organisationId: string;
  validFrom: Day;
  endsOn?: Day | null;
  coverOf?: string | null;
  reason?: string | null;
  grantedBy: string | null;
  confirmedBy?: string | null;
}

/**
 * Inserts a role assignment and returns its id; null when the person has the role in this body. Throws
 * `identity.role_separated` and `identity.role_body` where the database keeps roles apart (E24).
 */
export async function insertRoleAssignment(
  tx: Tx,
  grant: NewRoleAssignment,
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
    .executeTakeFirst()
    .catch(rethrowAsRefusal);
  return row?.id ?? null;
}

export async function updateEnd(tx: Tx, id: string, endsOn: Day | null): Promise<void> {
  await tx
    .updateTable('roleAssignments')
    .set({ endsOn })
    .where('id', '=', id)
    .execute()
    .catch(rethrowAsRefusal);
}

/** Ends assignments that were not ended; returns those it ended. */
export async function endRoleAssignments(
  tx: Tx,
  ids: readonly string[],
  ending: { day: Day; by: string | null; reason: string | null },
): Promise<RoleAssignment[]> {
  if (ids.length === 0) return [];
  return tx
    .updateTable('roleAssignments')
    .set({ validTo: ending.day, endedBy: ending.by, endReason: ending.reason })
    .where('id', 'in', [...ids])
    .where('validTo', 'is', null)
    .returning(assignmentColumns)
    .execute();
}

/** Ends what is past its last day, of one person or of all, and returns what it ended. */
export async function endOverdueRoles(
  tx: Tx,
  day: Day,
  accountId?: string,
): Promise<RoleAssignment[]> {
  let query = tx
    .updateTable('roleAssignments')
    .set((row) => ({ validTo: row.ref('endsOn') }))
    .where('validTo', 'is', null)
    .where('endsOn', '<', day)
    .returning(assignmentColumns);
  if (accountId) query = query.where('accountId', '=', accountId);
  return query.execute();
}

/** Suspends an assignment and its covers; returns false when it was suspended or ended already. */
export async function suspendAssignment(
  tx: Tx,
  id: string,
  suspension: { at: Date; by: string; reason: string },
): Promise<boolean> {
  const { at: suspendedAt, by: suspendedBy, reason: suspendedReason } = suspension;
  const rows = await tx
    .updateTable('roleAssignments')
    .set({ suspendedAt, suspendedBy, suspendedReason })
    .where((where) => where.or([where('id', '=', id), where('coverOf', '=', id)]))
    .where('validTo', 'is', null)
    .where('suspendedAt', 'is', null)
    .returning('id')
    .execute();
  return rows.some((row) => row.id === id);
}

export async function resumeAssignment(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('roleAssignments')
    .set({ suspendedAt: null, suspendedBy: null, suspendedReason: null })
    .where('id', '=', id)
    .execute();
}

function rethrowAsRefusal(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  const refusal = code === '23514' ? refusalOf[constraint ?? ''] : undefined;
  throw refusal ? new Refusal(refusal) : error;
}

const refusalOf: Record<string, string> = {
  role_assignments_apart: 'identity.role_separated',
  role_assignments_fits_body: 'identity.role_body',
  role_assignments_cover_of_a_holder: 'identity.cover_of_cover',
  role_assignments_term: 'identity.term_order',
};

/** Whether any role was ever assigned. */
export async function hasAnyOfficer(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('roleAssignments').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}
