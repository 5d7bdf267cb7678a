import { isCounterClerk, type Officer, type OfficerRole } from '../../../kernel/actor.ts';

/** Roles that read registration and employments of the people in their scope (roles.md). */
export const readingRoles = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/**
 * Only the office where a learner pays on site serves them: it checks the registration, takes the fee and
 * opens access. No clerk serves their own account (N7, N8, N12).
 */
export function mayServeAtCounter(actor: Officer, accountId: string, officeId: string): boolean {
  return (
    isCounterClerk(actor) && actor.organisationId === officeId && actor.accountId !== accountId
  );
}

/** A unit's administrator answers for the unit, never on their own employment (G10). */
export function mayConfirmEmployment(
  actor: Officer,
  employment: { accountId: string; organisationId: string | null },
): boolean {
  return (
    actor.role === 'UNIT_ADMIN' &&
    employment.organisationId !== null &&
    employment.organisationId === actor.organisationId &&
    employment.accountId !== actor.accountId
  );
}

/** The counter of a jurisdiction decides its account claims (Q4). */
export function mayDecideAccountClaim(actor: Officer, officeId: string): boolean {
  return isCounterClerk(actor) && actor.organisationId === officeId;
}
