import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { takeOrderStep } from './take-order-step.ts';

/** The addressee takes note. No audit: `takeOrderStep` records every step. */
export function acknowledgeOrder(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeOrderStep(parts, actor, id, {
    step: 'acknowledge',
    line: '已签收',
    work: async (_tx, _order, now) => ({ acknowledgedAt: now }),
  });
}
