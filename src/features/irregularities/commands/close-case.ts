import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { endVoidedRounds } from './end-voided-rounds.ts';
import { takeStep } from './take-step.ts';

/** Closes a case whose decision was not appealed against within the term. */
export function closeCase(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'close',
    line: '期限内没有申诉，结案',
    async change(tx, one) {
      await endVoidedRounds(tx, one);
      return {};
    },
  });
}
