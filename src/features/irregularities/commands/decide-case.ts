import type { Officer } from '../../../kernel/actor.ts';
import { endOfTerm } from '../../../kernel/calendar.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { listEffects } from '../queries/effects.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import { measuresInWords } from '../rules/case-kinds.ts';
import { applyDecision } from './apply-decision.ts';
import { tellAccused, tellOwners } from './notify-parties.ts';
import { takeStep } from './take-step.ts';

/**
 * Decides what was proposed, by a second person, and applies it in the same transaction (N38). The
 * accused is told, with the term of the appeal. No audit: `takeStep` records every step.
 */
export function decideCase(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'decide',
    line: '作出处理决定，决定已由系统执行',
    async change(tx, one, now) {
      const { appeal_days: days = 30 } = await loadThresholds(tx, 'CASE');
      const appealDueAt = endOfTerm(now, days, parts.place.current().calendar);
      const circularId = await applyDecision(parts, tx, actor, one);
      const words = measuresInWords(one.measures);
      const until = formatDateTime(appealDueAt);
      const text = `${one.caseNo}号案件的处理决定：${words}。如有异议，请在${until}前登录平台申诉。`;
      await tellAccused(parts, tx, one, text);
      const owners = `您的合格单因${one.caseNo}号案件（涉及办理单位）受到影响：${words}。详情请登录平台查看，或咨询市人力社保局。`;
      if ((await listEffects(tx, id)).length > 0) await tellOwners(parts, tx, one, owners);
      return { decidedBy: actor.accountId, decidedAt: now, appealDueAt, circularId };
    },
  });
}
