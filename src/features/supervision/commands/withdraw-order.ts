import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellAddressee } from './notify-parties.ts';
import { takeOrderStep } from './take-order-step.ts';

/** The order is taken back, with the reason. */
export function withdrawOrder(parts: Parts, actor: Officer, id: string, because: string) {
  return takeOrderStep(parts, actor, id, {
    step: 'withdraw',
    line: `撤回：${because}`,
    facts: { because },
    async work(tx, order) {
      await tellAddressee(parts, tx, order, `这件督办已撤回：${because}。`);
      return {};
    },
  });
}
