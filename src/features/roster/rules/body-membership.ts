import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import type { AffiliationKind, BodyMembership } from '../../people/index.ts';

/** Roles of the bodies with members: units their staff, agencies the people whose file they keep. */
export const rosterRoles = ['UNIT_ADMIN', 'AGENCY_CLERK'] as const satisfies readonly OfficerRole[];

/** Who may import a list (roles.md "Bulk-create learners"). */
export const importerRoles = [
  ...rosterRoles,
  'DISTRICT_CLERK',
  'CENTRE_CLERK',
] as const satisfies readonly OfficerRole[];

/** Returns the members that an officer of such a body answers for. */
export function membershipOf(actor: Pick<Officer, 'role' | 'organisationId'>): BodyMembership {
  const kind = actor.role === 'AGENCY_CLERK' ? 'CUSTODY' : 'EMPLOYMENT';
  return { kind, organisationId: actor.organisationId };
}

/** The words of a page, which differ between a unit and an agency. */
export const membershipWords: Record<
  AffiliationKind,
  { people: string; affiliation: string; here: string }
> = {
  EMPLOYMENT: { people: '本单位人员', affiliation: '任职', here: '在本单位' },
  CUSTODY: { people: '档案托管人员', affiliation: '托管', here: '由本机构托管' },
};

/** The role that answers for the people of a body. */
export const rosterRole: Record<AffiliationKind, OfficerRole> = {
  EMPLOYMENT: 'UNIT_ADMIN',
  CUSTODY: 'AGENCY_CLERK',
};
