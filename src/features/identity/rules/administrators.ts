import { type OfficerRole, roleNames } from '../../../kernel/actor.ts';

/** How many persons hold each of the separated duties at least: two, so that one can be replaced by two (E24). */
export const administratorsNeeded = {
  SYSTEM_ADMIN: 2,
  SECURITY_ADMIN: 1,
  AUDITOR: 1,
} as const satisfies Partial<Record<OfficerRole, number>>;

export type AdministratorRole = keyof typeof administratorsNeeded;
export const administratorRoleList = Object.keys(administratorsNeeded) as AdministratorRole[];

/** Days after which an unused link is void. */
export const linkDays = 7;

/** Returns the roles that lack somebody, each as often as persons are missing. */
export function missingAdministrators(
  held: Readonly<Record<AdministratorRole, number>>,
): AdministratorRole[] {
  return administratorRoleList.flatMap((role) =>
    Array.from({ length: Math.max(0, administratorsNeeded[role] - held[role]) }, () => role),
  );
}

/** The names of missing roles, for people: 系统管理员、审计员. */
export const namesOf = (roles: readonly AdministratorRole[]): string =>
  [...new Set(roles)].map((role) => roleNames[role]).join('、');
