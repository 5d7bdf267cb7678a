import { type OfficerRole, officerRoles } from '../../../kernel/actor.ts';
import type { OrganisationKind } from './organisation.ts';

const administration: readonly OrganisationKind[] = [
  'MUNICIPAL_HR_BUREAU',
  'MUNICIPAL_DIVISION',
  'TRAINING_CENTRE',
];

/** The kinds of body in which a role is held (roles.md); `role_fits_body` of the database says the same. */
export const bodyKindsOf: Record<OfficerRole, readonly OrganisationKind[]> = {
  UNIT_ADMIN: ['EMPLOYER'],
  DISTRICT_CLERK: ['DISTRICT_HR_BUREAU'],
  INDUSTRY_OFFICER: ['INDUSTRY_AUTHORITY'],
  MUNICIPAL_OFFICER: ['MUNICIPAL_HR_BUREAU', 'MUNICIPAL_DIVISION'],
  CENTRE_CLERK: ['TRAINING_CENTRE'],
  COURSE_AUTHOR: ['TRAINING_CENTRE', 'ASSOCIATION'],
  ASSOCIATION_CLERK: ['ASSOCIATION'],
  AGENCY_CLERK: ['TALENT_AGENCY'],
  SYSTEM_ADMIN: administration,
  SECURITY_ADMIN: administration,
  AUDITOR: administration,
};

/** Whether a role can be held in a kind of body. */
export function fitsBody(role: OfficerRole, kind: OrganisationKind): boolean {
  return bodyKindsOf[role].includes(kind);
}

/** The roles that a kind of body has. */
export function rolesOfKind(kind: OrganisationKind): OfficerRole[] {
  return officerRoles.filter((role) => fitsBody(role, kind));
}
