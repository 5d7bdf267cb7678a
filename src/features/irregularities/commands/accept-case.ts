import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { takeStep } from './take-step.ts';

/** The bureau takes a suspicion up; the officer who does handles it.No audit: `takeStep` records every step. */
export function acceptCase(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'accept',
    line: '已受理立案',
    work: async () => ({ assignedTo: actor.accountId }),
  });
}
