import type { OfficerRole } from '../../../kernel/actor.ts';
import type { OrganisationKind } from '../../organisations/index.ts';

/** The role in which a body of a kind works, for what the bodies below it ask of it. */
export const deskRoles: Record<OrganisationKind, OfficerRole[]> = {
  MUNICIPAL_HR_BUREAU: ['MUNICIPAL_OFFICER'],
  MUNICIPAL_DIVISION: ['MUNICIPAL_OFFICER'],
  DISTRICT_HR_BUREAU: ['DISTRICT_CLERK'],
  INDUSTRY_AUTHORITY: ['INDUSTRY_OFFICER'],
  TRAINING_CENTRE: ['CENTRE_CLERK'],
  ASSOCIATION: ['ASSOCIATION_CLERK'],
  TALENT_AGENCY: ['AGENCY_CLERK'],
  EMPLOYER: ['UNIT_ADMIN'],
};
