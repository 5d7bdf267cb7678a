import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import type { OrganisationKind } from '../../organisations/index.ts';
import type { Case } from './case.ts';

/** The bureau alone decides (roles.md). */
export const decidingRoles = ['MUNICIPAL_OFFICER'] as const satisfies readonly OfficerRole[];

/** Officers of bodies that report what they see in their work. */
export const reportingRoles = [
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
  'AGENCY_CLERK',
  'MUNICIPAL_OFFICER',
] as const satisfies readonly OfficerRole[];

/** Who may answer a case: a person their own, an officer that of the body. */
export const accusedRoles = [
  'LEARNER',
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const;

/** Who acts for a body that a case is about. */
export const roleOfBody: Partial<Record<OrganisationKind, OfficerRole>> = {
  EMPLOYER: 'UNIT_ADMIN',
  TALENT_AGENCY: 'AGENCY_CLERK',
  DISTRICT_HR_BUREAU: 'DISTRICT_CLERK',
  INDUSTRY_AUTHORITY: 'INDUSTRY_OFFICER',
  TRAINING_CENTRE: 'CENTRE_CLERK',
  ASSOCIATION: 'ASSOCIATION_CLERK',
};

/** Returns whose cases the actor may answer: a learner their own, an officer those of the body. */
export function accusedOf(
  actor: Pick<Actor, 'role' | 'accountId' | 'organisationId'>,
): { accountId: string } | { organisationId: string } {
  const { role, accountId, organisationId } = actor;
  return role === 'LEARNER' || !organisationId ? { accountId } : { organisationId };
}

/** Whether the actor answers for this case. Before the notice it does not exist for them. */
export function isAccused(
  actor: Pick<Actor, 'role' | 'accountId' | 'organisationId'>,
  one: Pick<Case, 'accountId' | 'organisationId' | 'notifiedAt'>,
): boolean {
  if (!one.notifiedAt) return false;
  const own = accusedOf(actor);
  return 'accountId' in own
    ? one.accountId === own.accountId
    : one.organisationId === own.organisationId;
}
