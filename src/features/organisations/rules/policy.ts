import { isCounterClerk, type Officer } from '../../../kernel/actor.ts';

/**
 * Whether an officer may answer a request: the district for units of its own jurisdiction, the
 * centre for those of people without a fixed district, never the person who made the request.
 */
export function maySettleMissingUnit(
  actor: Officer,
  request: { jurisdictionId: string; requestedBy: string },
): boolean {
  return (
    isCounterClerk(actor) &&
    actor.jurisdictionId === request.jurisdictionId &&
    actor.accountId !== request.requestedBy
  );
}
