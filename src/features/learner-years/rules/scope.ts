import type { Officer, OfficerRole } from '../../../kernel/actor.ts';

/** Whose people a list shows: part of the query, so that others' people do not exist in it. */
export type Scope =
  | { kind: 'UNIT' | 'AGENCY' | 'INDUSTRY'; organisationId: string }
  | { kind: 'DISTRICT'; jurisdictionId: string }
  | { kind: 'CITY' };

/** Roles that see how far people of their scope have come (N34, roles.md "Completion lists"). */
export const watchingRoles = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
] as const satisfies readonly OfficerRole[];

/** The people an officer may see and remind. */
export function scopeOf(actor: Officer): Scope {
  const organisationId = actor.organisationId;
  switch (actor.role) {
    case 'UNIT_ADMIN':
      return { kind: 'UNIT', organisationId };
    case 'AGENCY_CLERK':
      return { kind: 'AGENCY', organisationId };
    case 'INDUSTRY_OFFICER':
      return { kind: 'INDUSTRY', organisationId };
    case 'MUNICIPAL_OFFICER':
    case 'CENTRE_CLERK':
      return { kind: 'CITY' };
    default:
      return { kind: 'DISTRICT', jurisdictionId: actor.jurisdictionId ?? '' };
  }
}
