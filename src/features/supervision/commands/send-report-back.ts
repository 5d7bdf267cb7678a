import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellAddressee } from './notify-parties.ts';
import { takeOrderStep } from './take-order-step.ts';

/** The report is not enough: back to the addressee, with the reason. The deadline stays. */
export function sendReportBack(parts: Parts, actor: Officer, id: string, because: string) {
  return takeOrderStep(parts, actor, id, {
    step: 'sendBack',
    line: `退回报告：${because}`,
    facts: { because },
    async work(tx, order) {
      await tellAddressee(parts, tx, order, `报告被退回：${because}。请补充后再报告。`);
      return { reportedAt: null };
    },
  });
}
