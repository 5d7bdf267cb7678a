import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellAddressee } from './notify-parties.ts';
import { takeOrderStep } from './take-order-step.ts';

/** The issuer is content with the report. No audit: `takeOrderStep` records every step. */
export function acceptReport(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeOrderStep(parts, actor, id, {
    step: 'accept',
    line: '已认可，办结',
    async work(tx, order) {
      await tellAddressee(parts, tx, order, '您的报告已获认可，这件督办已办结。');
      return {};
    },
  });
}
