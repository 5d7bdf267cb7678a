import type { Officer } from '../../../kernel/actor.ts';

/**
 * The district answers for the units of its own jurisdiction, the centre for those of people without
 * a fixed district; nobody for what he asked himself.
 */
export function maySettleMissingUnit(
  actor: Officer,
  request: { jurisdictionId: string; requestedBy: string },
): boolean {
  return (
    (actor.role === 'DISTRICT_CLERK' || actor.role === 'CENTRE_CLERK') &&
    actor.jurisdictionId === request.jurisdictionId &&
    actor.accountId !== request.requestedBy
  );
}
