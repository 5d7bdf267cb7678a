import type { Officer } from '../../../kernel/actor.ts';

/** The body where a learner pays on site checks his data, never the learner himself (N7, N12). */
export function mayCheckRegistration(actor: Officer, accountId: string, officeId: string): boolean {
  const desk = actor.role === 'DISTRICT_CLERK' || actor.role === 'CENTRE_CLERK';
  return desk && actor.organisationId === officeId && actor.accountId !== accountId;
}

/** The unit's own administrator answers for his unit, not for himself (G10). */
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

/** The desk of a jurisdiction hears the claims of its own (Q4); the centre those of the city as a whole. */
export function mayDecideAccountClaim(actor: Officer, deskId: string): boolean {
  const desk = actor.role === 'DISTRICT_CLERK' || actor.role === 'CENTRE_CLERK';
  return desk && actor.organisationId === deskId;
}
