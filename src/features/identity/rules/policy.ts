import type { Officer, OfficerRole } from '../../../kernel/actor.ts';

/** Nobody grants himself; only the two administrators grant at all (E24). */
export function mayGrantRole(actor: Officer, accountId: string): boolean {
  const administrator = actor.role === 'SYSTEM_ADMIN' || actor.role === 'SECURITY_ADMIN';
  return administrator && actor.accountId !== accountId;
}

// System administration, security administration and audit belong to three persons (E24).
const separated: readonly OfficerRole[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];

/** Whether a role would put two of the three separated duties into one hand. */
export function breaksSeparation(held: readonly OfficerRole[], wanted: OfficerRole): boolean {
  return (
    separated.includes(wanted) && held.some((one) => separated.includes(one) && one !== wanted)
  );
}
