import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { takeStep } from './take-step.ts';

/** Accepts a suspicion as a case; the officer who accepts it handles it. No audit: `takeStep` records it. */
export function acceptCase(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'accept',
    line: '已受理立案',
    change: async () => ({ assignedTo: actor.accountId }),
  });
}
