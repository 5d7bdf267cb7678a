import type { Learner } from '../../../kernel/actor.ts';

/** A person before he has a session: he acts for himself. */
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
