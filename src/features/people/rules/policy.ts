import { isCounterClerk, type Officer } from '../../../kernel/actor.ts';

/**
 * The body where a learner pays on site checks the registration, never officers their own (N7, N12).
 */
export function mayCheckRegistration(actor: Officer, accountId: string, officeId: string): boolean {
  return (
    isCounterClerk(actor) && actor.organisationId === officeId && actor.accountId !== accountId
  );
}

/** A unit's administrator answers for the unit, never on their own employment (G10). */
export function mayConfirmEmployment(
  actor: Officer,
  link: { accountId: string; organisationId: string | null },
): boolean {
  return (
    actor.role === 'UNIT_ADMIN' &&
    link.organisationId !== null &&
    link.organisationId === actor.organisationId &&
    link.accountId !== actor.accountId
  );
}

/** The counter of a jurisdiction decides its account claims (Q4). */
export function mayDecideAccountClaim(actor: Officer, officeId: string): boolean {
  return isCounterClerk(actor) && actor.organisationId === officeId;
}
