import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { lockIntervention } from '../../queries/interventions/interventions.ts';
import type { Intervention } from '../../rules/intervention.ts';
import { barrierToDecide } from '../../rules/policy.ts';

/** Locks a proposal that this clerk may decide. Throws `exam.<barrier>` (E17). No audit: a lock only. */
export async function lockForDecision(tx: Tx, actor: Officer, id: string): Promise<Intervention> {
  const intervention = await lockIntervention(tx, id);
  if (!intervention) throw new Refusal('exam.intervention_not_found');
  const barrier = barrierToDecide(actor, intervention);
  if (barrier === 'not_found') throw new Refusal('exam.intervention_not_found');
  if (barrier) throw new Refusal(`exam.${barrier}`, { id });
  return intervention;
}
