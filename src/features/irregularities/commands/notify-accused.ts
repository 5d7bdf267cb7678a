import type { Officer } from '../../../kernel/actor.ts';
import { endOfTerm } from '../../../kernel/calendar.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import { tellAccused } from './notify-parties.ts';
import { takeStep } from './take-step.ts';

/** Tells the accused what the case is about and the term of the defence (E18). */
export function notifyAccused(
  parts: Parts,
  actor: Officer,
  id: string,
  notice: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'notify',
    line: '已告知当事人，开始陈述申辩',
    async change(tx, one, now) {
      const { defence_days: days = 10 } = await loadThresholds(tx, 'CASE');
      const defenceDueAt = endOfTerm(now, days, parts.place.current().calendar);
      const until = formatDateTime(defenceDueAt);
      const text = `${one.caseNo}号案件涉及您：${one.title}。请在${until}前登录平台查看，并可以陈述申辩。`;
      await tellAccused(parts, tx, one, text);
      return { notice, notifiedAt: now, defenceDueAt };
    },
  });
}
