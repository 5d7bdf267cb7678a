import type { Day } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { type AdministratorRole, administratorRoleList } from '../rules/administrators.ts';
import { isHeld } from '../rules/role-assignment.ts';

/** Lists who holds a separated duty on a day. */
export async function listAdministrators(
  db: Reader,
  day: Day,
): Promise<{ accountId: string; role: AdministratorRole }[]> {
  const rows = await db
    .selectFrom('roleAssignments')
    .select(['accountId', 'role', 'validFrom', 'endsOn', 'validTo', 'suspendedAt'])
    .where('role', 'in', administratorRoleList)
    .where('validTo', 'is', null)
    .execute();
  return rows
    .filter((one) => isHeld(one, day))
    .map(({ accountId, role }) => ({ accountId, role: role as AdministratorRole }));
}

/** Returns how many persons hold each separated duty on a day. */
export async function countAdministrators(
  db: Reader,
  day: Day,
): Promise<Record<AdministratorRole, number>> {
  const held = await listAdministrators(db, day);
  const persons = (role: AdministratorRole) =>
    new Set(held.filter((one) => one.role === role).map((one) => one.accountId)).size;
  return {
    SYSTEM_ADMIN: persons('SYSTEM_ADMIN'),
    SECURITY_ADMIN: persons('SECURITY_ADMIN'),
    AUDITOR: persons('AUDITOR'),
  };
}

export async function insertLink(
  tx: Tx,
  link: { role: AdministratorRole; codeHash: string; issuedAt: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('administratorLinks')
    .values({ id: newId(), ...link })
    .execute();
}

/** Deletes unused links, of one role or of all. */
export async function deleteUnusedLinks(tx: Tx, role?: AdministratorRole): Promise<void> {
  let query = tx.deleteFrom('administratorLinks').where('usedAt', 'is', null);
  if (role) query = query.where('role', '=', role);
  await query.execute();
}

/** Returns the role of a link that can be used; undefined for any other code. */
export async function findLink(
  db: Reader,
  codeHash: string,
  now: Date,
): Promise<{ role: AdministratorRole } | undefined> {
  const row = await db
    .selectFrom('administratorLinks')
    .select('role')
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row && { role: row.role as AdministratorRole };
}

/** Marks a link used; returns its role, undefined when it was used, expired or never was. */
export async function useLink(
  tx: Tx,
  codeHash: string,
  { by, at }: { by: string; at: Date },
): Promise<AdministratorRole | undefined> {
  const row = await tx
    .updateTable('administratorLinks')
    .set({ usedAt: at, usedBy: by })
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .returning('role')
    .executeTakeFirst();
  return row?.role as AdministratorRole | undefined;
}
