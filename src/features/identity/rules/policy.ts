import {
  administratorRoles,
  type Officer,
  type OfficerRole,
  type Role,
  separatedRoles,
} from '../../../kernel/actor.ts';

const isAmong = (roles: readonly Role[], role: Role) => roles.includes(role);

/** Whether a role administers the installation. */
export const isAdministrator = (role: Role): boolean => isAmong(administratorRoles, role);

/** Whether a role excludes every other one in a person (E24). */
export const isSeparated = (role: Role): boolean => isAmong(separatedRoles, role);

/** Only the two administrators propose and confirm roles, never their own (E24). */
export function mayGrantRole(actor: Officer, accountId: string): boolean {
  return isAdministrator(actor.role) && actor.accountId !== accountId;
}

/**
 * Whether a role would break the separation of duties (E24): administrators and auditors hold no other role.
 * The database keeps it too.
 */
export function breaksSeparation(held: readonly OfficerRole[], wanted: OfficerRole): boolean {
  return held.some((one) => one !== wanted && (isSeparated(one) || isSeparated(wanted)));
}

/** The holder arranges who covers a role, and administrators do. */
export function mayArrangeCover(actor: Officer, holderId: string): boolean {
  return actor.accountId === holderId || isAdministrator(actor.role);
}

/**
 * Whether the officer may suspend an assignment at once: the security administrator, and the body above the one
 * where it is held; nobody their own.
 */
export function maySuspend(
  actor: Officer,
  { accountId, role }: { accountId: string; role: OfficerRole },
  parentBodyId: string | null,
): boolean {
  if (actor.accountId === accountId) return false;
  if (actor.role === 'SECURITY_ADMIN') return true;
  const business = !isSeparated(actor.role) && !isSeparated(role);
  return business && parentBodyId !== null && actor.organisationId === parentBodyId;
}
