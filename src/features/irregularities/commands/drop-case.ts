import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellAccused } from './notify-parties.ts';
import { takeStep } from './take-step.ts';

/** Ends a case of which nothing is left; an accused who was notified is told. */
export function dropCase(parts: Parts, actor: Officer, id: string, because: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'drop',
    line: `撤销案件：${because}`,
    facts: { because },
    async change(tx, one) {
      const text = `${one.caseNo}号案件已撤销：${because}。`;
      if (one.notifiedAt) await tellAccused(parts, tx, one, text);
      return {};
    },
  });
}
