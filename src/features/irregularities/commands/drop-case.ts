import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellAccused } from './notify-parties.ts';
import { takeStep } from './take-step.ts';

/** Nothing is left of the suspicion: the case ends, and who was told of it is told so. */
export function dropCase(parts: Parts, actor: Officer, id: string, because: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'drop',
    line: `撤销案件：${because}`,
    facts: { because },
    async work(tx, one) {
      const text = `${one.caseNo}号案件已撤销：${because}。`;
      if (one.notifiedAt) await tellAccused(parts, tx, one, text);
      return {};
    },
  });
}
