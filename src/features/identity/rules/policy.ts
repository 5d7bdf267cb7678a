import type { Officer, OfficerRole } from '../../../kernel/actor.ts';

/** Only the two administrators grant roles, never to themselves (E24). */
export function mayGrantRole(actor: Officer, accountId: string): boolean {
  const administrator = actor.role === 'SYSTEM_ADMIN' || actor.role === 'SECURITY_ADMIN';
  return administrator && actor.accountId !== accountId;
}

// System administration, security administration and audit belong to three persons (E24).
const separated: readonly OfficerRole[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];

/** Whether a role would give one person two of the three separated duties. */
export function breaksSeparation(held: readonly OfficerRole[], wanted: OfficerRole): boolean {
  return (
    separated.includes(wanted) && held.some((one) => separated.includes(one) && one !== wanted)
  );
}
