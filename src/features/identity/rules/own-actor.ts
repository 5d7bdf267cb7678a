import type { Learner } from '../../../kernel/actor.ts';

/**
 * Returns the actor of a person who acts on their own account, before a session or a role is
 * chosen.
 */
export function learnerActor(accountId: string, name: string): Learner {
  return {
    accountId,
    sessionId: '',
    name,
    role: 'LEARNER',
    organisationId: null,
    jurisdictionId: null,
  };
}
