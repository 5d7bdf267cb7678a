import type { Officer } from '../../../kernel/actor.ts';
import type { Intervention } from './intervention.ts';

export type DecisionBarrier = 'not_found' | 'second_person' | 'decided_already';

/** Whether an actor may see an intervention: only clerks of the centre that proposed it. */
export function maySee(
  actor: Officer,
  intervention: Pick<Intervention, 'organisationId'>,
): boolean {
  return actor.role === 'CENTRE_CLERK' && actor.organisationId === intervention.organisationId;
}

/** Why an actor may not confirm or reject, or null: proposer and decider are two persons (E17). */
export function barrierToDecide(
  actor: Officer,
  intervention: Pick<Intervention, 'organisationId' | 'proposedBy' | 'state'>,
): DecisionBarrier | null {
  if (!maySee(actor, intervention)) return 'not_found';
  if (intervention.state !== 'PROPOSED') return 'decided_already';
  return intervention.proposedBy === actor.accountId ? 'second_person' : null;
}
