import type { Officer } from '../../../kernel/actor.ts';
import type { Intervention } from './intervention.ts';

export type DecisionBarrier = 'not_found' | 'second_person' | 'decided_already';

/** Whether an intervention exists for an actor: only for clerks of the centre it was proposed in. */
export function maySee(
  actor: Officer,
  intervention: Pick<Intervention, 'organisationId'>,
): boolean {
  return actor.role === 'CENTRE_CLERK' && actor.organisationId === intervention.organisationId;
}

/** Why an actor may not confirm or reject: four eyes are two persons of the centre (E17). Null when he may. */
export function barrierToDecide(
  actor: Officer,
  intervention: Pick<Intervention, 'organisationId' | 'proposedBy' | 'state'>,
): DecisionBarrier | null {
  if (!maySee(actor, intervention)) return 'not_found';
  if (intervention.state !== 'PROPOSED') return 'decided_already';
  return intervention.proposedBy === actor.accountId ? 'second_person' : null;
}
