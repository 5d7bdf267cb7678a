import type { Actor } from '../../../kernel/actor.ts';
import { endorserKinds, liesIn, scopeOf } from '../../organisations/index.ts';
import type { Endorsement } from './endorsement.ts';

/** Roles that endorse for their body. */
export const endorsingRoles = endorserKinds.map(({ role }) => role);

/** Roles that read endorsements: those that endorse, and the municipal bureau in supervision. */
export const readingRoles = [...endorsingRoles, 'MUNICIPAL_OFFICER'] as const;

/** Who sees an endorsement: the body that decides it, and the municipal bureau in supervision. */
export function maySee(actor: Actor, endorsement: Pick<Endorsement, 'organisationId'>): boolean {
  const reads = (readingRoles as readonly string[]).includes(actor.role);
  return reads && liesIn(scopeOf(actor), { body: endorsement.organisationId });
}

export type DecisionBarrier = 'not_yours' | 'own_slip';

/** Why an officer may not decide: another body's slip, or their own (G10). Null when they may. */
export function barrierToDecide(
  actor: Actor,
  endorsement: Pick<Endorsement, 'organisationId' | 'accountId'>,
): DecisionBarrier | null {
  if (!isOwnBody(actor, endorsement)) return 'not_yours';
  return endorsement.accountId === actor.accountId ? 'own_slip' : null;
}

/** The endorsing body revokes what it endorsed, the municipal bureau any; never the officer's own slip. */
export function mayRevoke(
  actor: Actor,
  endorsement: Pick<Endorsement, 'organisationId' | 'accountId'>,
): boolean {
  return maySee(actor, endorsement) && endorsement.accountId !== actor.accountId;
}

function isOwnBody(actor: Actor, { organisationId }: Pick<Endorsement, 'organisationId'>): boolean {
  return (
    (endorsingRoles as readonly string[]).includes(actor.role) &&
    actor.organisationId === organisationId
  );
}
