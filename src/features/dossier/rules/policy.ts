import type { OfficerRole } from '../../../kernel/actor.ts';

/** Roles that search people and open dossiers, each in its scope (roles.md "Search people"). */
export const searchingRoles = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/** Whether a role searches people at all. */
export const maySearch = (role: string): boolean =>
  (searchingRoles as readonly string[]).includes(role);
