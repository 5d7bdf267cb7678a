import type { OfficerRole } from '../../../kernel/actor.ts';

/** Roles that see the standings of people in their scope (N34, roles.md "Completion lists"). */
export const watchingRoles = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
] as const satisfies readonly OfficerRole[];
